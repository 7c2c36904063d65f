"""Text keeps its paragraphs, headings, lists, links and exponents; what is left out is told."""

from __future__ import annotations

import pytest

from news.word.draft import NumberedList
from tests.factories.word import WordPaper, with_members
from tests.news.word.reading import about, draft_of, html_of, reasons, with_head


def text_after_head(paper: WordPaper) -> str:
    return html_of(draft_of(paper)).partition("dự thi.</p>")[2]


def test_formats_that_the_site_has_are_kept():
    paper = with_head().say("Nhà ăn ").more("rộng", bold=True).more(" 500 m").more("2", script="sup")
    paper.more(" dùng H").more("2", script="sub").more("O.")
    expected = "<p>Nhà ăn <b>rộng</b> 500 m<sup>2</sup> dùng H<sub>2</sub>O.</p>"
    assert text_after_head(paper) == expected


def test_signs_of_markup_are_text():
    assert text_after_head(with_head().say("a < b & <script>")) == "<p>a &lt; b &amp; &lt;script&gt;</p>"


def test_line_breaks_by_hand_end_paragraphs():
    assert text_after_head(with_head().say("Một.\nHai.\n\nBa.")) == "<p>Một.</p><p>Hai.</p><p>Ba.</p>"


def test_tabs_and_blanks_for_looks_are_one_blank():
    assert text_after_head(with_head().say("\tĐoạn   văn\t một.  ")) == "<p>Đoạn văn một.</p>"


@pytest.mark.parametrize(
    ("style", "tag"), [("Heading 1", "h2"), ("Heading 2", "h2"), ("Heading 3", "h3"), ("Heading 6", "h3")]
)
def test_headings_are_headings(style, tag):
    assert text_after_head(with_head().say("Kết quả", style=style)) == f"<{tag}>Kết quả</{tag}>"


def test_a_short_bold_line_between_paragraphs_is_a_heading_and_a_doubt():
    draft = draft_of(with_head().say("Kết quả nổi bật", bold=True).say("Có 40 giải."))
    assert "<h2>Kết quả nổi bật</h2><p>Có 40 giải.</p>" in html_of(draft)
    assert about(draft, "heading_guessed") == ["Kết quả nổi bật"]


# Lists


@pytest.mark.parametrize(
    ("style", "html"),
    [
        ("List Bullet", "<ul><li>Một</li><li>Hai</li></ul>"),
        ("List Number", "<ol><li>Một</li><li>Hai</li></ol>"),
    ],
)
def test_lists_of_word_are_lists(style, html):
    assert text_after_head(with_head().say("Một", style=style).say("Hai", style=style)) == html


def test_levels_of_a_list_stand_within_each_other():
    paper = with_head().say("Một", style="List Bullet").say("Một a").say("Hai", style="List Bullet")
    list_id = "<w:numPr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"
    assert list_id  # the style's own list has one level; deeper ones are typed as paragraphs
    assert text_after_head(paper) == "<ul><li>Một</li></ul><p>Một a</p><ul><li>Hai</li></ul>"


@pytest.mark.parametrize(
    ("lines", "html"),
    [
        (["1. Một", "2. Hai", "3. Ba"], "<ol><li>Một</li><li>Hai</li><li>Ba</li></ol>"),
        (["1) Một", "2) Hai"], "<ol><li>Một</li><li>Hai</li></ol>"),
        (["- Một", "- Hai"], "<ul><li>Một</li><li>Hai</li></ul>"),
        (["+ Một", "+ Hai"], "<ul><li>Một</li><li>Hai</li></ul>"),
        (["•\tMột", "•\tHai"], "<ul><li>Một</li><li>Hai</li></ul>"),
        (["- Một"], "<p>- Một</p>"),
        (["1. Một", "Giữa", "2. Hai"], "<p>1. Một</p><p>Giữa</p><p>2. Hai</p>"),
        (["2. Hai", "3. Ba"], "<p>2. Hai</p><p>3. Ba</p>"),
        (["2026 là năm", "2027 là năm"], "<p>2026 là năm</p><p>2027 là năm</p>"),
    ],
)
def test_neighbours_numbered_by_hand_are_a_list(lines, html):
    paper = with_head()
    for line in lines:
        paper.say(line)
    assert text_after_head(paper) == html


def test_bullets_of_sign_fonts_are_bullets():
    paper = with_head()
    for words in ("Một", "Hai"):
        paper.xml(
            '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>§</w:t></w:r>'
            f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r>'
        )
    assert text_after_head(paper) == "<ul><li>Một</li><li>Hai</li></ul>"


def test_a_list_that_goes_on_begins_with_its_number():
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="8"/></w:num></w:numbering>'
    )
    paper = with_head()
    for list_id, words in ((7, "Bốn"), (7, "Năm"), (8, "Phần một"), (8, "Phần hai")):
        paper.xml(
            f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{words}</w:t></w:r>"
        ).say("Xen.") if list_id == 8 else paper.xml(
            f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{words}</w:t></w:r>"
        )
    draft = draft_of(with_members(paper.content(), word__numbering_xml=numbering.encode()))
    lists = [piece for piece in draft.pieces if isinstance(piece, NumberedList)]
    assert "<p>I. Phần một</p><p>Xen.</p><p>II. Phần hai</p>" in html_of(draft)
    assert lists == [] or (lists[0].start, list(lists[0].items)) == (4, ["Bốn", "Năm"])


# Links


LINKS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "{address}"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>tại đây</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r>'
)


@pytest.mark.parametrize(
    "address", ["https://congdoan.vn/a?b=1&amp;c=2", "http://example.org", "mailto:ban@example.org"]
)
def test_links_are_kept(address):
    paper = with_head().xml(LINKS.format(address=address))
    assert text_after_head(paper) == f'<p><a href="{address}">tại đây</a>.</p>'


@pytest.mark.parametrize(
    "address",
    ["file:///C:/nhan-su.xlsx", "javascript:alert(1)", "\\\\may-chu\\chung", "data:text/html,x", "ftp://a/b"],
)
def test_links_to_other_places_leave_their_words_and_a_doubt(address):
    draft = draft_of(with_head().xml(LINKS.format(address=address)))
    assert html_of(draft).endswith("<p>tại đây.</p>")
    assert about(draft, "link_left_out") == [address]


# What is beside the text


@pytest.mark.parametrize(
    ("inside", "html", "reason"),
    [
        (
            "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>",
            "<p>thêm</p>",
            "deleted_text",
        ),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>",
            "<p>hiện</p>",
            "hidden_text",
        ),
        ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "<p>x+y</p>", "formula"),
        (
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p>"
            "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Hộp</w:t>"
            "</w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Đoạn</w:t></w:r>",
            "<p>Đoạn</p><p>Hộp</p>",
            "text_box",
        ),
    ],
)
def test_what_word_keeps_beside_the_text_is_told(inside, html, reason):
    draft = draft_of(with_head().xml(inside))
    assert html_of(draft).endswith(html)
    assert reason in reasons(draft)


def test_heads_of_pages_and_comments_are_told_and_not_taken():
    def write(file):
        file.sections[0].header.paragraphs[0].text = "Bản tin nội bộ"
        file.add_comment(file.paragraphs[-1].runs, text="Xem lại số liệu", author="Hải")

    draft = draft_of(with_head().change(write))
    assert about(draft, "headers") == ["Bản tin nội bộ"]
    assert about(draft, "comments") == ["Xem lại số liệu"]
    assert "Bản tin nội bộ" not in html_of(draft)


def test_footnotes_stand_at_the_end():
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {names}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Số liệu năm 2025.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    paper = (
        with_head().xml('<w:r><w:t>Tăng 5%</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>').say("Hết.")
    )
    draft = draft_of(with_members(paper.content(), word__footnotes_xml=notes.encode()))
    assert html_of(draft).endswith("<p>Tăng 5%<sup>[1]</sup></p><p>Hết.</p><p>[1] Số liệu năm 2025.</p>")
    assert "notes" in reasons(draft)


def test_a_line_with_place_and_day_is_a_doubt():
    draft = draft_of(with_head().say("Sông Mây, ngày 12 tháng 3 năm 2026").say("Hết bài ở đây."))
    assert about(draft, "dateline") == ["Sông Mây, ngày 12 tháng 3 năm 2026"]
