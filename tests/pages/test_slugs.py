from __future__ import annotations

import pytest

from documents.models import DocumentType
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đại hội Công đoàn", "dai-hoi-cong-doan"),
        ("65/HD-TLĐ", "65-hd-tld"),
        ("!!!", "articlepage"),
        ("từ " * 60, "-".join(["tu"] * 33)),
    ],
)
def test_the_address_of_a_page_is_its_title_without_marks_published_or_not(title, slug, live):
    assert ArticleFactory(title=title, live=live).slug == slug


def test_two_pages_of_one_title_have_two_addresses():
    section = SectionFactory()
    slugs = [ArticleFactory(parent=section, title="Lương").slug for _ in range(3)]
    assert slugs == ["luong", "luong-2", "luong-3"]


def test_a_word_of_a_vocabulary_keeps_the_slug_of_its_first_name():
    word = DocumentType.objects.create(name="Hướng dẫn")
    twin = DocumentType.objects.create(name="Hướng dẫn!")
    word.name = "Hướng dẫn chung"
    word.save()
    assert (word.slug, twin.slug) == ("huong-dan", "huong-dan-2")
