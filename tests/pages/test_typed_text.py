"""What XML does not allow, and letters in pieces, are stored nowhere."""

from __future__ import annotations

import json
import unicodedata

import pytest
from django.core.management import call_command

from documents.models import DocumentType
from news.models import ArticlePage, Organisation
from pages.models import Tag
from pages.typed_text import clean_value
from tests.factories import ArticleFactory, SectionFactory
from vietnamese.text import typed

BAD = "Tin có ký tự\x0bxuống dòng\x02"
GOOD = "Tin có ký tự xuống dòng"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BAD, GOOD),
        ("a\x0cb", "a b"),
        ("a\x1cb\x1db\x1eb\x1fb", "a b b b b"),
        ("a\u2028b\u2029b\x85b", "a b b b"),
        ("a\x00b\x07\x1b\x7f\x9f", "ab"),
        ("a\ud800b\uffff", "ab"),
        ("dòng một\n\tdòng hai\r\n", "dòng một\n\tdòng hai\r\n"),
        (unicodedata.normalize("NFD", "Đại hội Công đoàn"), "Đại hội Công đoàn"),
        ("1️⃣ “ê-kíp” – 50 °C…", "1️⃣ “ê-kíp” – 50 °C…"),
    ],
)
def test_controls_become_blanks_or_go(text, expected):
    assert typed(text) == expected


def test_clean_data_stays_the_same_object():
    data = [{"type": "text", "value": "<p>Sạch</p>", "id": None}, {"value": [1, 2.5, True, "á"]}]
    assert clean_value(data) is data


@pytest.mark.django_db
class TestEverySavedRow:
    def test_of_a_page_with_its_body_and_its_rows(self):
        body = [
            {"type": "text", "value": f"<p>{BAD}</p>"},
            {"type": "quote", "value": {"text": BAD, "source": BAD}},
        ]
        page = ArticleFactory(parent=SectionFactory(), title=BAD, lead=BAD, body=body)
        page.bylines.create(text=BAD)
        page.save()
        page = ArticlePage.objects.get(pk=page.pk)
        assert (page.title, page.lead) == (GOOD, GOOD)
        assert BAD not in str(page.body.raw_data)
        assert "\x0b" not in str(page.body.raw_data)
        assert page.body_text().count("xuống dòng") >= 2
        assert page.bylines.get().text == GOOD

    def test_of_a_draft(self):
        page = ArticleFactory(parent=SectionFactory())
        page.title = page.lead = BAD
        page.body = [{"type": "text", "value": f"<p>{BAD}</p>"}]
        revision = page.save_revision()
        assert revision.content["title"] == revision.content["lead"] == GOOD
        assert "\\u000b" not in str(revision.content["body"])

    @pytest.mark.parametrize("model", [Tag, Organisation, DocumentType])
    def test_of_anything_with_a_name(self, model):
        row = model.objects.create(name=BAD)
        row.refresh_from_db()
        assert row.name == GOOD

    def test_of_an_import(self, tmp_path):
        SectionFactory(title="Tin tức")
        file = tmp_path / "news.jsonl"
        line = {"id": "1", "title": "Tin\x0bmới", "body": "Một\x02 đoạn", "category": "Tin tức"}
        file.write_text(json.dumps(line) + "\n")
        call_command("import_news", str(file), verbosity=0)
        page = ArticlePage.objects.get(source_id="1")
        assert page.title == "Tin mới"
        assert "\x02" not in str(page.body.raw_data)
