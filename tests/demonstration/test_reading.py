"""A mistake in a content file is an error that names the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from demonstration.blocks import (
    DocumentReference,
    Heading,
    NumberedList,
    Paragraph,
    PictureBlock,
    PictureSet,
    Table,
    parse_blocks,
)
from demonstration.content import CONTENT_FOLDER, ContentError, load_content
from demonstration.fields import Fields
from demonstration.markup import Run, plain, runs, to_html

ARTICLE = "articles/chung-ket-giai-bong-da-cong-nhan-lao-dong.md"
DOCUMENT = "documents/987-qd-ldld.md"
GALLERY = "galleries/thang-cong-nhan-2026-qua-anh.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT_FOLDER, tmp_path / "content"))


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        (ARTICLE, 'section = "cong-doan-co-so"', 'section = "the-thao"', "unknown section 'the-thao'"),
        (ARTICLE, 'picture = "chung-ket-bong-da"', 'picture = "khong-co"', "unknown picture 'khong-co'"),
        (ARTICLE, '"Thể thao", ', '"Bóng đá", ', "unknown tag 'Bóng đá'"),
        (ARTICLE, "title = ", "tittle = ", "title is missing"),
        (ARTICLE, "kicker = ", "kiker = ", "unknown keys: kiker"),
        (
            ARTICLE,
            "published = 2026-11-16T06:55:00",
            "published = 2026-11-16",
            "published must be a datetime",
        ),
        (ARTICLE, "::: table", "::: grid", "unknown kind of block 'grid'"),
        (ARTICLE, '["phat-dong-thi-dua-nuoc-rut-quy-bon"]', '["khong-co"]', "unknown article 'khong-co'"),
        (ARTICLE, "[byline]", '[byline]\nperson = "nong-quynh-mai"', "byline is either"),
        (ARTICLE, "+++\n", "", "no fields between"),
        (ARTICLE, "công nhân", "cong nhan".replace("o", "o\u0302", 1), "not in Unicode form NFC"),
        (ARTICLE, "Hai hiệp", "Hai\u00a0hiệp", "no-break space"),
        (DOCUMENT, 'issuer = "ldld-tinh"', 'issuer = "ldld"', "unknown organisation 'ldld'"),
        (DOCUMENT, 'number = "412/QĐ-LĐLĐ"', 'number = "413/QĐ-LĐLĐ"', "unknown document '413/QĐ-LĐLĐ'"),
        (DOCUMENT, 'number = "987/QĐ-LĐLĐ"', 'number = "412/QĐ-LĐLĐ"', "twice"),
        (DOCUMENT, "effective = 2026-10-01", "effective = 2026-09-01", "effective before it is issued"),
        (DOCUMENT, 'kind = "replaces"', 'kind = "eats"', "'eats' is not a valid RelationKind"),
        (DOCUMENT, "công đoàn.pdf", "công đoàn.odt", "can't make a file"),
        (DOCUMENT, 'number = "412/QĐ-LĐLĐ"', 'outside = ""', "relation is either"),
        ("collections.toml", '"217-QĐ/TU"', '"218-QĐ/TU"', "unknown document '218-QĐ/TU'"),
        (GALLERY, 'cover = "tcn-le-phat-dong"', 'cover = "ban-doi-thoai"', "unknown cover"),
        ("people.toml", 'slug = "bui-thi-nhan"', 'slug = "ly-thi-am"', "'ly-thi-am' twice"),
        ("site.toml", "section:phap-luat-lao-dong", "section:phap-luat", "unknown section 'phap-luat'"),
        ("home.toml", '"mot-ngay-tren-nong-truong-che-tra-nham"', '"mot-ngay"', "unknown gallery 'mot-ngay'"),
    ],
)
def test_a_mistake_is_named_with_its_file(folder, name, old, new, reason):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    assert reason in str(caught.value)
    assert path.name in str(caught.value) or reason == "twice"


def test_a_missing_file_is_named(folder):
    (folder / "home.toml").unlink()
    with pytest.raises(ContentError, match=r"home\.toml"):
        load_content(folder)


def test_a_picture_without_a_file_is_named(folder):
    (folder / "pictures" / "chung-ket-bong-da.webp").unlink()
    with pytest.raises(ContentError, match=r"pictures\.toml.*no file for picture 'chung-ket-bong-da'"):
        load_content(folder)


def test_a_bare_text_is_a_paragraph_and_lines_join():
    assert parse_blocks("Một dòng\nvà dòng nữa.\n\nĐoạn hai.") == (
        Paragraph("Một dòng và dòng nữa."),
        Paragraph("Đoạn hai."),
    )


def test_headings_need_no_empty_line_between_them():
    assert parse_blocks("## QUY CHẾ\n## Về việc gì\n### 1. Mục\nĐoạn.") == (
        Heading("QUY CHẾ", 2),
        Heading("Về việc gì", 2),
        Heading("1. Mục", 3),
        Paragraph("Đoạn."),
    )


def test_numbered_lines_are_one_list():
    assert parse_blocks("1. Một.\n2. Hai.") == (NumberedList(("Một.", "Hai.")),)


def test_fenced_blocks_are_read_as_toml():
    body = (
        '::: picture\npicture = "a"\ncaption = "b"\n:::\n\n'
        '::: document\nnumber = "05/CT-LĐLĐ"\n:::\n\n'
        '::: table\nrows = [["a", "b"], ["c", "d"]]\n\nwidths = [1, 2]\n:::\n\n'
        '::: pictures\ntitle = "Một số hình ảnh"\n[[pictures]]\npicture = "a"\ncaption = "b"\n:::'
    )
    assert parse_blocks(body) == (
        PictureBlock("a", "b"),
        DocumentReference("05/CT-LĐLĐ"),
        Table("", (("a", "b"), ("c", "d")), (1, 2)),
        PictureSet("Một số hình ảnh", (PictureBlock("a", "b"),)),
    )


@pytest.mark.parametrize(
    "body",
    [
        "::: quote\ntext = 'a'",
        "::: quote\ntext = 'a'\n:::",
        "::: quote\ntext = 'a'\nspeaker = 'b'\nage = 3\n:::",
        "::: table\nrows = [['a'], ['b', 'c']]\n:::",
        "::: picture\npicture = 3\ncaption = 'b'\n:::",
        "::: picture\npicture = \n:::",
    ],
)
def test_a_block_that_cannot_be_read_is_an_error(body):
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ with the mistake
        parse_blocks(body)


def test_markup_gives_runs():
    assert list(runs("Đọc **kỹ** rồi *ký* vào [đơn](page:don).")) == [
        Run("Đọc "),
        Run("kỹ", bold=True),
        Run(" rồi "),
        Run("ký", italic=True),
        Run(" vào "),
        Run("đơn", target="page:don"),
        Run("."),
    ]
    assert plain("**Điều 1.** Phạm vi") == "Điều 1. Phạm vi"


def test_markup_becomes_escaped_html():
    html = to_html("A < B & **C** [D](page:d)", lambda target: f'linktype="page" id="{len(target)}"')
    assert html == 'A &lt; B &amp; <b>C</b> <a linktype="page" id="6">D</a>'


def test_a_day_with_a_time_is_not_a_day():
    from datetime import datetime

    with pytest.raises(ValueError, match="without a time"):
        Fields({"day": datetime(2026, 1, 1, 8)}).day("day")  # noqa: DTZ001
