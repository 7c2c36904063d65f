"""Word files of before 2007."""

from __future__ import annotations

import pytest

from extraction.readers.results import Limits, Outcome
from tests.extraction.old_word import container, doc
from tests.extraction.samples import read_bytes

HEAD = b"\xec\xa5\xc1\x00"


def test_the_pieces_are_read_in_the_order_of_the_text(tmp_path):
    content = doc(
        ("Circular No. 9\r", "cp1252"), ("Điều 1. Nghỉ phép\r", "utf-16-le"), ("page\x0cnext\r", "cp1252")
    )
    ending, pages = read_bytes(tmp_path, "a.doc", content)
    assert (ending.outcome, ending.page_count) == (Outcome.DONE, 2)
    assert [page.text for page in pages] == ["Circular No. 9\nĐiều 1. Nghỉ phép\npage", "next"]


def test_old_letters_become_unicode(tmp_path):
    content = doc(("C«ng ®oµn c¬ së chÞu tr¸ch nhiÖm tr\xadíc ®oµn viªn\r", "cp1252"))
    _ending, pages = read_bytes(tmp_path, "a.doc", content)
    assert pages[0].text == "Công đoàn cơ sở chịu trách nhiệm trước đoàn viên"


def test_fields_show_their_results_and_tables_their_rows(tmp_path):
    text = "a \x13 PAGE \x13 X \x14 y \x15\x147\x15 b\rSTT\x07Tên\x07\x071\x07Mai\x07\x07"
    _ending, pages = read_bytes(tmp_path, "a.doc", doc((text, "utf-16-le")))
    assert pages[0].text == "a 7 b\nSTT\tTên\n1\tMai"


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (doc(("a", "cp1252"), flags=0x0100), Outcome.ENCRYPTED),
        (container([("EncryptedPackage", b"a")]), Outcome.ENCRYPTED),
        (container([("Contents", b"a")]), Outcome.UNSUPPORTED),
        (container([("WordDocument", HEAD + b"\xff" * 2000), ("0Table", b"a")]), Outcome.ENCRYPTED),
        (container([("WordDocument", HEAD + b"\x00" * 2000), ("0Table", b"a")]), Outcome.BROKEN),
        (doc(("a", "cp1252"))[:1500], Outcome.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Outcome.BROKEN),
    ],
)  # fmt: skip
def test_a_container_without_text_to_give_says_why(tmp_path, content, outcome):
    ending, _pages = read_bytes(tmp_path, "a.doc", content, Limits())
    assert ending.outcome is outcome
