"""Numbers in texts lead to the documents they mean, and say whether these hold today."""

from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from documents.citations.linking import link_citations
from documents.citations.markup import marked_references
from documents.models import DocumentRelation
from tests.factories import ArticleFactory, DocumentFactory, restrict

TODAY = timezone.localdate()


def marked(html):
    return [html[item.start : item.end] for item in marked_references(html)]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>theo 65/HD-TLĐ.</p>", ["65/HD-TLĐ"]),
        ("<p><b>65/HD-TLĐ</b> và <em>17-CT/TW</em></p>", ["65/HD-TLĐ", "17-CT/TW"]),
        ("<p>Công văn 1076&nbsp;/LĐLĐ</p>", ["1076&nbsp;/LĐLĐ"]),
        ("<p>02/2002/TT-BGD&amp;ĐT</p>", ["02/2002/TT-BGD&amp;ĐT"]),
        ("<h2>Về 65/HD-TLĐ</h2>\n<ul>\n<li>30- CT/TU</ul>", ["65/HD-TLĐ", "30- CT/TU"]),
        ("a &lt; 65/HD-TLĐ &amp 1 < 2 & 66/HD-TLĐ", ["65/HD-TLĐ", "66/HD-TLĐ"]),
        ("<p>số 65/HD-TLĐ<!-- 66/HD-TLĐ --></p>", ["65/HD-TLĐ"]),
        ('<a href="/x">65/HD-TLĐ</a> <a>trước <b>66/HD-TLĐ</b></a> 67/HD-TLĐ', ["67/HD-TLĐ"]),
        ("<h1>65/HD-TLĐ</h1><code>66/HD-TLĐ</code><pre>67/HD-TLĐ</pre>", []),
        ('<img alt="65/HD-TLĐ"><p title="66/HD-TLĐ">x</p>', []),
        ("<script>'65/HD-TLĐ'</script><style>/* 66/HD-TLĐ */</style><textarea>67/HD-TLĐ</textarea>", []),
        ("<p>65/<b>HD</b>-TLĐ</p>", []),
        ("<td>65</td><td>/HD-TLĐ</td>", []),
        ("<a href='x'>không đóng 65/HD-TLĐ", []),
        ("", []),
    ],
)
def test_numbers_are_found_in_text_only(html, texts):
    assert marked(html) == texts


@given(st.text(alphabet="<>a/=\"'&;! 65HD-TLĐ\n", max_size=80))
def test_no_markup_makes_it_fail(html):
    for text in marked(html):
        assert "<" not in text


@pytest.mark.django_db
class TestLinks:
    @pytest.fixture
    def page(self):
        return ArticleFactory()

    def test_a_number_leads_to_its_document_and_tells_its_validity(self, page):
        document = DocumentFactory(number="65/HD-TLĐ", title='Về "sáng kiến" & <b>')
        linked = link_citations("<p>theo 65/HD-TLĐ ngày</p>", page, TODAY)
        assert f'<a class="citation" href="{document.url}"' in linked
        assert ">65/HD-TLĐ</a> <span" in linked
        assert "chip--in_force" in linked
        assert "<b>" not in linked

    @pytest.mark.parametrize(
        ("days", "validity"),
        [(-1, "expired"), (0, "expired"), (1, "in_force")],
        ids=["past", "today", "later"],
    )
    def test_the_validity_is_that_of_today_although_places_are_kept(self, page, days, validity):
        document = DocumentFactory(number="65/HD-TLĐ")
        html = "<p>theo 65/HD-TLĐ</p>"
        assert "chip--in_force" in link_citations(html, page, TODAY)
        document.expires_on = TODAY + timedelta(days=days)
        document.save()
        assert f"chip--{validity}" in link_citations(html, page, TODAY)

    def test_a_replaced_document_says_so(self, page):
        document = DocumentFactory(number="65/HD-TLĐ")
        other = DocumentFactory(number="66/HD-TLĐ")
        DocumentRelation.objects.create(page=other, relation_type="replaces", target=document)
        assert "chip--replaced" in link_citations("65/HD-TLĐ", page, TODAY)

    def test_what_is_not_public_is_not_linked(self, page):
        DocumentFactory(number="65/HD-TLĐ", live=False)
        restrict(DocumentFactory(number="66/HD-TLĐ"))
        html = "<p>65/HD-TLĐ, 66/HD-TLĐ, 67/HD-TLĐ</p>"
        assert link_citations(html, page, TODAY) == html

    def test_a_document_does_not_link_to_itself(self):
        document = DocumentFactory(number="65/HD-TLĐ")
        assert link_citations("số 65/HD-TLĐ", document, TODAY) == "số 65/HD-TLĐ"

    def test_a_number_of_several_documents_leads_to_a_search(self, page, client):
        for name in ("Một", "Hai"):
            DocumentFactory(number="65/HD-TLĐ", issuer__name=name)
        linked = link_citations("<p>65/HD-TLĐ</p>", page, TODAY)
        assert "/tim-kiem/?q=65%2FHD-TL%C4%90" in linked
        assert "chip" not in linked

    def test_all_numbers_of_a_page_are_looked_up_at_once(
        self, page, django_assert_num_queries, django_assert_max_num_queries
    ):
        for number in range(30):
            DocumentFactory(number=f"{number + 1}/HD-TLĐ")
        few, many = (" ".join(f"<p>{n + 1}/HD-TLĐ</p>" for n in range(count)) for count in (1, 30))
        link_citations(few, page, TODAY)
        with django_assert_max_num_queries(2) as asked:
            link_citations(few, page, TODAY)
        with django_assert_num_queries(len(asked)):
            assert link_citations(many, page, TODAY).count("chip--in_force") == 30
        with django_assert_num_queries(0):
            link_citations("<p>không có số nào</p>", page, TODAY)


class Reader(HTMLParser):
    """Where links with the class of citations stand."""

    def __init__(self):
        super().__init__()
        self.stack = []
        self.places = []

    def handle_starttag(self, tag, attrs):
        if dict(attrs).get("class") == "citation":
            self.places.append([name for name in self.stack if name])
        if tag not in {"img", "br", "meta", "link", "input", "source", "hr"}:
            self.stack.append(dict(attrs).get("class") or tag)

    def handle_endtag(self, tag):
        if self.stack:
            self.stack.pop()


BODY = [
    {"type": "text", "value": "<p>Nghị quyết 1-NQ/TW, 2-NQ/TW.</p>"},
    {"type": "quote", "value": {"text": "theo 3-NQ/TW", "speaker": "", "role": ""}},
    {"type": "numbered_list", "value": {"start": 1, "items": ["<p>theo 4-NQ/TW</p>"]}},
    {
        "type": "table",
        "value": {
            "data": [["Số", "5-NQ/TW"]],
            "cell": [],
            "first_row_is_table_header": False,
            "first_col_is_header": False,
            "table_caption": "Bảng theo 6-NQ/TW",
        },
    },
]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "in/"])
def test_every_part_of_an_article_is_linked(client, path):
    for number in range(1, 8):
        DocumentFactory(number=f"{number}-NQ/TW")
    article = ArticleFactory(title="Về 1-NQ/TW", lead="Theo 7-NQ/TW", body=BODY)
    reader = Reader()
    reader.feed(client.get(article.url + path).content.decode())
    assert len(reader.places) == 7
    for part in ("article__lead", "prose", "quote", "numbered prose", "table-scroll", "caption"):
        assert any(part in place for place in reader.places), part
    assert not any("h1" in place for place in reader.places)


@pytest.mark.django_db
def test_text_and_abstract_of_a_document_are_linked(client):
    DocumentFactory(number="1-NQ/TW")
    document = DocumentFactory(
        number="65/HD-TLĐ",
        abstract="Hướng dẫn 1-NQ/TW",
        text="Số: 65/HD-TLĐ\nCăn cứ 1-NQ/TW;\n<b>1-NQ/TW</b>",
    )
    page = client.get(document.url).content.decode()
    assert page.count('class="citation"') == 3
    assert "&lt;b&gt;<a" in page
