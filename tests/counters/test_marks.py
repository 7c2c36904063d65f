from __future__ import annotations

import pickle

import pytest
from django.http import HttpResponse, HttpResponseNotModified

from counters.enums import Countable
from counters.marks import HEADER, Mark, mark_download, mark_view, take_marks


def test_marks_are_taken_off_in_a_fixed_order_and_each_once():
    response = HttpResponse()
    mark_download(response, 5, Countable.FILE, 2)
    mark_view(response, 4)
    mark_view(response, 4)
    assert take_marks(response) == [Mark(4, Countable.VIEW), Mark(5, Countable.FILE, 2)]
    assert not response.has_header(HEADER)
    assert take_marks(response) == []


def test_marks_survive_a_cache_that_pickles_answers():
    response = HttpResponse()
    mark_view(response, 4)
    from_cache = pickle.loads(pickle.dumps(response))  # noqa: S301 - our own
    assert take_marks(from_cache) == [Mark(4, Countable.VIEW)]


def test_another_answer_in_the_place_of_a_marked_one_has_no_marks():
    assert take_marks(HttpResponseNotModified()) == []


def test_a_view_is_no_download():
    with pytest.raises(ValueError, match="not a download"):
        mark_download(HttpResponse(), 4, Countable.VIEW)


@pytest.mark.parametrize("countable", Countable)
def test_a_mark_is_read_as_it_was_written(countable: Countable):
    mark = Mark(2**31 - 1, countable, 2**40)
    assert Mark.parse(str(mark)) == mark
