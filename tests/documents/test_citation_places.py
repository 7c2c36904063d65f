"""A number before which a provision is named leads to that provision, where the document has it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.citations.linking import link_citations
from documents.citations.places import paths_before
from documents.provisions.recording import record
from tests.factories import ArticleFactory, DocumentFactory

NUMBER = "07/2016/TT-BNV"


@pytest.mark.parametrize(
    ("before", "paths"),
    [
        ("theo Điều 5 Thông tư số ", ["dieu-5"]),
        ("theo khoản 2 Điều 5 Thông tư ", ["dieu-5/khoan-2", "dieu-5"]),
        (
            "Điểm đ khoản 2, Điều 5a của Thông tư số: ",
            ["dieu-5a/khoan-2/diem-dd", "dieu-5a/khoan-2", "dieu-5a"],
        ),
        ("điểm a Điều 5 Thông tư ", ["dieu-5"]),
        ("<b>khoản&nbsp;2</b> <i>Điều 5</i> Thông tư liên tịch số ", ["dieu-5/khoan-2", "dieu-5"]),
        ('ref="/x">khoản 2 Điều 5 Nghị định ', ["dieu-5/khoan-2", "dieu-5"]),
        ("Điều 5 và Thông tư ", []),
        ("Điều 5. Bãi bỏ Thông tư ", []),
        ("Điều 5 Luật này, Thông tư ", []),
        ("Điều 5 Nghị định 12/2015/NĐ-CP; Thông tư ", []),
        ("khoản 2 Thông tư ", []),
        ("Thông tư ", []),
        ("", []),
    ],
)
def test_the_provision_is_the_one_named_right_before_the_number(before, paths):
    assert list(paths_before(before, len(before))) == paths


@pytest.mark.django_db
class TestLinks:
    @pytest.fixture
    def circular(self):
        document = DocumentFactory(number=NUMBER, text="Điều 5. Mức chi\n1. Một.\n2. Hai.\nĐiều 6. Khác\nx")
        record([document.pk])
        return document

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            (f"khoản 2 Điều 5 Thông tư {NUMBER}", "dieu-5/khoan-2/"),
            (f"khoản 9 Điều 5 Thông tư {NUMBER}", "dieu-5/"),
            (f"Điều 77 Thông tư {NUMBER}", ""),
            (f"Thông tư {NUMBER}", ""),
        ],
    )
    def test_a_link_leads_as_near_as_the_document_goes(self, circular, text, place):
        html = link_citations(f"<p>{text}</p>", ArticleFactory(), timezone.localdate())
        assert f'href="{circular.url}{place}"' in html

    def test_all_places_of_a_text_are_looked_up_at_once(self, circular):
        page = ArticleFactory()

        def statements(text):
            link_citations(text, page, timezone.localdate())
            with CaptureQueriesContext(connection) as asked:
                link_citations(text, page, timezone.localdate())
            return len(asked)

        plain = statements(f"<p>Thông tư {NUMBER}</p>")
        assert statements(f"<p>Điều 5 Thông tư {NUMBER}</p>" * 9) == plain + 1
