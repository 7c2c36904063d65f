"""Tables with data are tables; pictures stand where they stood, with the words below them."""

from __future__ import annotations

import io

import pytest
from docx.oxml.ns import qn
from docx.shared import Inches

from news.word.draft import Picture, Table, Text
from tests.factories import jpeg
from tests.factories.word import WordPaper, with_members
from tests.news.word.reading import about, draft_of, html_of, pictures_of, reasons, tables_of, with_head


def test_a_table_keeps_its_cells():
    draft = draft_of(with_head().table(("Đơn vị", "Suất"), ("May\nBến Dừa", "120")))
    assert tables_of(draft) == [Table([["Đơn vị", "Suất"], ["May\nBến Dừa", "120"]])]


def test_a_bold_first_row_is_the_head():
    def embolden(file):
        for cell in file.tables[0].rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True

    draft = draft_of(with_head().table(("Đơn vị", "Suất"), ("May", "120")).change(embolden))
    assert tables_of(draft)[0].has_header


def test_joined_cells_are_written_once():
    def join(file):
        table = file.tables[0]
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(1, 2).merge(table.cell(2, 2))

    rows = (("Chung", "", "Điểm"), ("A", "B", "9"), ("C", "D", ""))
    draft = draft_of(with_head().table(*rows).change(join))
    assert tables_of(draft)[0].rows == [["Chung", "", "Điểm"], ["A", "B", "9"], ["C", "D", ""]]
    assert "table_merged" in reasons(draft)


def test_an_empty_table_is_nothing():
    assert tables_of(draft_of(with_head().table(("", ""), ("", "")))) == []


def test_a_table_of_pictures_is_pictures_with_their_captions():
    def place(file):
        for number, cell in enumerate(file.tables[0].rows[0].cells):
            cell.paragraphs[0].add_run().add_picture(io.BytesIO(jpeg((60, 40 + number))), Inches(1))

    draft = draft_of(with_head().table(("", ""), ("Trao quà", "Văn nghệ")).change(place))
    assert [one.caption for one in pictures_of(draft)] == ["Trao quà", "Văn nghệ"]
    assert tables_of(draft) == []


def test_the_head_of_an_office_is_text_and_a_doubt():
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head = ("TỔNG LIÊN ĐOÀN\nLĐLĐ TỈNH SÔNG MÂY", nation)
    paper = WordPaper().table(head).say("KẾ HOẠCH", bold=True, align="center").say("Nội dung kế hoạch.")
    draft = draft_of(paper)
    assert "administrative" in reasons(draft)
    assert tables_of(draft) == []
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in f"{draft.title} {html_of(draft)}".upper()


# Pictures


@pytest.mark.parametrize(
    ("below", "caption", "credit"),
    [
        ({"text": "Trao quà cho công nhân", "italic": True}, "Trao quà cho công nhân", ""),
        ({"text": "Trao quà cho công nhân", "align": "center"}, "Trao quà cho công nhân", ""),
        ({"text": "Trao quà", "style": "Caption"}, "Trao quà", ""),
        ({"text": "Ảnh: Thu Lan"}, "", "Thu Lan"),
        ({"text": "Ảnh 1: Trao quà cho công nhân"}, "Ảnh 1: Trao quà cho công nhân", ""),
        ({"text": "Trao quà. (Ảnh: Thu Lan)", "italic": True}, "Trao quà.", "Thu Lan"),
        ({"text": "Trao quà - Ảnh: Thu Lan", "italic": True}, "Trao quà", "Thu Lan"),
    ],
)
def test_a_short_line_below_a_picture_is_its_caption(below, caption, credit):
    draft = draft_of(with_head().picture().say(**below).say("Đoạn sau của bài viết."))
    one = pictures_of(draft)[0]
    assert (one.caption, one.credit) == (caption, credit)
    assert below["text"] not in html_of(draft)


@pytest.mark.parametrize("text", ["Đoạn văn sau ảnh, viết như mọi đoạn.", "Ảnh hưởng của bão còn kéo dài."])
def test_text_below_a_picture_is_text(text):
    draft = draft_of(with_head().picture().say(text).say("Hết."))
    assert pictures_of(draft)[0].caption == ""
    assert text in html_of(draft)
    assert about(draft, "captions_missing") == ["1"]


def test_pictures_stand_between_the_paragraphs_they_stood_between():
    draft = draft_of(with_head().picture().say("Giữa bài viết này.").picture().say("Cuối bài viết này."))
    assert [type(piece) for piece in draft.pieces] == [Text, Picture, Text, Picture, Text]


def test_one_caption_below_two_pictures_is_a_doubt():
    draft = draft_of(with_head().picture().picture(jpeg((9, 9))).say("Hai ảnh", italic=True).say("Hết."))
    assert [one.caption for one in pictures_of(draft)] == ["", "Hai ảnh"]
    assert about(draft, "caption_of_several") == ["Hai ảnh"]


OUTSIDE = (
    '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'r:link="rIdOut"/></w:drawing></w:r><w:r><w:t>Đoạn</w:t></w:r>'
)


def test_a_picture_that_lies_elsewhere_is_not_fetched():
    def relate(file):
        file.part.rels.add_relationship(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
            "file:///C:/anh.jpg",
            "rIdOut",
            is_external=True,
        )

    draft = draft_of(with_head().change(relate).xml(OUTSIDE))
    assert about(draft, "picture_outside") == ["file:///C:/anh.jpg"]
    assert pictures_of(draft) == []


def test_a_picture_that_was_cropped_is_a_doubt():
    def crop(file):
        for fill in file.element.body.iter(qn("pic:blipFill")):
            fill.insert(1, fill.makeelement(qn("a:srcRect"), {"l": "20000"}))

    assert "picture_cropped" in reasons(draft_of(with_head().picture().change(crop)))


def test_pictures_beyond_the_limits_are_counted():
    paper = with_head().picture().picture(jpeg((9, 9))).picture(jpeg((8, 8)))
    assert about(draft_of(paper, most_pictures=1), "pictures_too_many") == ["2"]
    assert about(draft_of(paper, most_bytes=10), "pictures_too_many") == ["3"]


def test_a_picture_that_is_not_in_the_file_is_a_doubt():
    content = with_members(with_head().picture().content(), word__media__image1_jpg=b"")
    assert len(pictures_of(draft_of(content))) == 1
