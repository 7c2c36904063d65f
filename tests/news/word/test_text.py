"""Text keeps its paragraphs, headings, lists, links and exponents; what is left out is told."""

from __future__ import annotations

import pytest

from news.word.draft import Draft, NumberedList
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


NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def numbering(levels: str) -> bytes:
    """One list, from the XML of its levels."""
    kind = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    use = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    return f"<w:numbering {NAMES}>{kind}{use}</w:numbering>".encode()


def level(place: int, form: str, *, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="%{place + 1}."/></w:lvl>'
    )


def item(words: str, *, at: int = 0) -> str:
    place = f'<w:ilvl w:val="{at}"/><w:numId w:val="1"/>'
    return f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r>"


def numbered(paper: WordPaper, levels: str) -> Draft:
    return draft_of(with_members(paper.content(), word__numbering_xml=numbering(levels)))


def test_a_list_that_goes_on_begins_with_its_number():
    draft = numbered(with_head().xml(item("Bốn")).xml(item("Năm")), level(0, "decimal", start=4))
    assert draft.pieces[-1] == NumberedList(4, ["Bốn", "Năm"])


def test_numbers_that_no_list_of_the_site_has_stay_as_words():
    paper = with_head().xml(item("Chung")).say("Xen giữa.").xml(item("Riêng"))
    draft = numbered(paper, level(0, "upperRoman"))
    assert html_of(draft).endswith("<p>I. Chung</p><p>Xen giữa.</p><p>II. Riêng</p>")


def test_levels_of_a_list_stand_within_each_other():
    paper = with_head().xml(item("Một")).xml(item("Một a", at=1)).xml(item("Hai"))
    draft = numbered(paper, level(0, "decimal") + level(1, "bullet"))
    assert html_of(draft).endswith("<ol><li>Một<ul><li>Một a</li></ul></li><li>Hai</li></ol>")


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


CHANGED = "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>"
FORMULA = "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
IN_BOX = "<w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent>"
BOX = (
    f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{IN_BOX}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>{IN_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    "<w:r><w:t>Đoạn</w:t></w:r>"
)


@pytest.mark.parametrize(
    ("inside", "html", "reason"),
    [
        (CHANGED, "<p>thêm</p>", "deleted_text"),
        (HIDDEN, "<p>hiện</p>", "hidden_text"),
        (FORMULA, "<p>x+y</p>", "formula"),
        (BOX, "<p>Đoạn</p><p>Hộp</p>", "text_box"),
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
    notes = (
        f'<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Số liệu năm 2025.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    paper = with_head().xml(f"<w:r><w:t>Tăng 5%</w:t></w:r>{mark}").say("Hết.")
    draft = draft_of(with_members(paper.content(), word__footnotes_xml=notes.encode()))
    assert html_of(draft).endswith("<p>Tăng 5%<sup>[1]</sup></p><p>Hết.</p><p>[1] Số liệu năm 2025.</p>")
    assert "notes" in reasons(draft)


def test_a_line_with_place_and_day_is_a_doubt():
    draft = draft_of(with_head().say("Sông Mây, ngày 12 tháng 3 năm 2026").say("Hết bài ở đây."))
    assert about(draft, "dateline") == ["Sông Mây, ngày 12 tháng 3 năm 2026"]
