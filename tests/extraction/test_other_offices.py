"""Files of PowerPoint, of Excel before 2007 and of rich text."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.readers.results import Limits, Method, Note, Outcome
from tests.extraction import samples
from tests.extraction.old_slides import ENCRYPTED, ppt
from tests.extraction.old_word import container
from tests.extraction.samples import read_bytes

XLS = (Path(__file__).parent / "files" / "chi-tien.xls").read_bytes()
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RTF = (
    r"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0\fcharset163 Times New Roman;}}{\info{\title X}}"
    r"\f0 C\u244?ng \u273?o\u224?n {\b c\u417? s\u7903?}\par{\pict\wmetafile8 0102}"
    r"\f0 s\'f4\'d2 \'f0a\'f2i h\'f4\'f2i\par}"
)


def pptx(*slides: str) -> bytes:
    """Slides of this XML, shown in the reverse order of their names."""
    order = "".join(f'<p:sldId r:id="r{number}"/>' for number in reversed(range(len(slides))))
    links = "".join(
        f'<Relationship Id="r{number}" Target="slides/slide{number}.xml"/>' for number in range(len(slides))
    )
    members: dict[str, str | bytes] = {
        f"ppt/slides/slide{number}.xml": f"<p:sld {NAMES}>{slide}</p:sld>"
        for number, slide in enumerate(slides)
    }
    members["ppt/presentation.xml"] = (
        f"<p:presentation {NAMES}><p:sldIdLst>{order}</p:sldIdLst></p:presentation>"
    )
    members["ppt/_rels/presentation.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'
    return samples.package(members)


def test_a_slide_is_a_page_in_the_order_shown(tmp_path):
    text = (
        "<a:p><a:r><a:t>Công </a:t></a:r><a:r><a:t>đoàn</a:t></a:r><a:br/><a:r><a:t>cơ sở</a:t></a:r></a:p>"
    )
    cell = "<a:tc><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>"
    table = f"<a:tbl><a:tr>{cell.format('STT')}{cell.format('Họ tên')}</a:tr></a:tbl>"
    ending, pages = read_bytes(tmp_path, "a.pptx", pptx(table, text))
    assert (ending.outcome, ending.page_count, ending.method) == (Outcome.DONE, 2, Method.TEXT)
    assert [page.text for page in pages] == ["Công đoàn\ncơ sở", "STT \tHọ tên"]


def test_old_slides_have_the_texts_of_outline_and_boxes_as_saved_last(tmp_path):
    content = ppt(("Đại hội\rlần thứ XIII", "to"), ("Chương trình", "hai"), saved_before="cu")
    ending, pages = read_bytes(tmp_path, "a.ppt", content)
    assert (ending.outcome, ending.page_count) == (Outcome.DONE, 2)
    assert [page.text for page in pages] == ["Đại hội\nlần thứ XIII\nto", "Chương trình\nhai"]


def test_an_old_sheet_is_a_page(tmp_path):
    ending, pages = read_bytes(tmp_path, "a.xls", XLS)
    assert (ending.outcome, ending.page_count, ending.method) == (Outcome.DONE, 2, Method.TEXT)
    assert pages[0].text.splitlines() == [
        "# Chi tiền",
        "STT\tHọ và tên\tNgày\tSố tiền",
        "1\tLò Thị Mai\t01/07/2013\t1500000",
        "2\tNguyễn Văn Bình\t02/07/2013\t250000.5",
    ]
    assert pages[1].text == "# Thu\nkhông có"


@pytest.mark.parametrize("name", ["a.rtf", "a.doc"])
def test_rich_text_is_read_whatever_it_is_called(tmp_path, name):
    """Letters come as Unicode and in the code page 1258, whose marks stand behind their letters."""
    ending, pages = read_bytes(tmp_path, name, RTF.encode())
    assert ending.outcome is Outcome.DONE
    assert pages[0].text == "Công đoàn cơ sở\nsổ đại hội"


def test_rich_text_in_an_old_font_becomes_unicode(tmp_path):
    written = "".join(
        char if char.isascii() else f"\\'{char.encode('cp1252').hex()}"
        for char in "C«ng ®oµn ViÖt Nam lµ tæ chøc chÝnh trÞ - x· héi"
    )
    content = f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0\\fcharset0 .VnTime;}}}}\\f0 {written}\\par}}"
    _ending, pages = read_bytes(tmp_path, "a.rtf", content.encode())
    assert pages[0].text == "Công đoàn Việt Nam là tổ chức chính trị - xã hội"


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("cụt.xls", XLS[:2000], Outcome.BROKEN),
        ("hỏng.xls", container([("Workbook", b"\x09\x08" + bytes(90))]), Outcome.BROKEN),
        ("hỏng.ppt", container([("PowerPoint Document", b"\0"), ("Current User", b"\0")]), Outcome.BROKEN),
        ("thiếu.ppt", container([("PowerPoint Document", bytes(90))]), Outcome.BROKEN),
        ("khóa.ppt", ppt(("a", "b"), token=ENCRYPTED), Outcome.ENCRYPTED),
        ("khóa.xls", container([("EncryptedPackage", b"x")]), Outcome.ENCRYPTED),
        ("lạ.doc", container([("Contents", b"x")]), Outcome.UNSUPPORTED),
        ("thiếu.pptx", samples.package({"ppt/presentation.xml": "<p/>"}), Outcome.BROKEN),
        ("trang.doc", b"<html><body>Xin</body></html>", Outcome.BROKEN),
    ],
)  # fmt: skip
def test_damaged_files_say_so(tmp_path, name, content, outcome):
    ending, pages = read_bytes(tmp_path, name, content)
    assert ending.outcome is outcome
    assert not any(page.text for page in pages)


@pytest.mark.parametrize("content", [ppt(("Tiêu đề", "hai")), XLS, RTF.encode()])
def test_no_damage_raises_anything_else(tmp_path, content):
    for place in range(0, len(content), max(1, len(content) // 60)):
        spoilt = content[:place] + b"\xff\xff\xff" + content[place + 3 :]
        read_bytes(tmp_path, "a.doc", spoilt)
        read_bytes(tmp_path, "a.doc", content[:place])


def test_much_rich_text_is_not_read(tmp_path):
    ending, _pages = read_bytes(tmp_path, "a.rtf", RTF.encode(), Limits(characters=20))
    assert (ending.outcome, ending.note) == (Outcome.TOO_LARGE, Note.CHARACTERS)
