"""Headings begin provisions, sentences that name one do not; nothing of a text is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.enums import ProvisionKind as Kind
from documents.structure import Piece, build, paragraphs_of, paragraphs_of_pages

REGULATION = """LUẬT
CÔNG ĐOÀN CƠ SỞ
Căn cứ Hiến pháp;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về công đoàn cơ sở.
Điều 2. Giải thích từ ngữ
1. Công đoàn cơ sở là tổ chức của người lao động.
2. Cán bộ công đoàn gồm:
a) Cán bộ chuyên trách;
b) Cán bộ không chuyên trách:
người do đoàn viên bầu;
c) Người được chỉ định;
d) Người khác;
đ) Người được mời;
e) Người làm thay.
Chương II. TỔ CHỨC
Mục 1
THÀNH LẬP
Điều 3. Điều kiện thành lập
1. Có ít nhất năm đoàn viên.
Mục 2. GIẢI THỂ
Điều 3a. Giải thể
Công đoàn cơ sở giải thể khi không còn đủ đoàn viên.
Nơi nhận:
- Như trên;
TM. BAN CHẤP HÀNH
CHỦ TỊCH
"""


def read(text: str) -> list[Piece]:
    return build(paragraphs_of(text))


def shape(pieces: list[Piece]) -> list[str]:
    """A line for each piece, in order, with those it stands in: article 2 > clause 1."""
    lines = []

    def go(piece: Piece, above: str) -> None:
        name = f"{above}{piece.kind.value} {piece.number}".rstrip()
        lines.append(name)
        for child in piece.children:
            go(child, f"{name} > ")

    for piece in pieces:
        go(piece, "")
    return lines


def articles(text: str) -> list[str]:
    return [one.number for top in read(text) for one in top.walk() if one.kind is Kind.ARTICLE]


def test_a_text_is_what_its_headings_say():
    assert shape(read(REGULATION)) == [
        "preamble",
        "chapter I",
        "chapter I > article 1",
        "chapter I > article 2",
        "chapter I > article 2 > clause 1",
        "chapter I > article 2 > clause 2",
        *(f"chapter I > article 2 > clause 2 > point {letter}" for letter in "abcdđe"),
        "chapter II",
        "chapter II > section 1",
        "chapter II > section 1 > article 3",
        "chapter II > section 1 > article 3 > clause 1",
        "chapter II > section 2",
        "chapter II > section 2 > article 3a",
        "signature",
    ]


def test_titles_stand_beside_a_number_or_below_it():
    chapters = [piece for piece in read(REGULATION) if piece.kind is Kind.CHAPTER]
    assert [chapter.title for chapter in chapters] == ["QUY ĐỊNH CHUNG", "TỔ CHỨC"]
    assert chapters[1].children[0].title == "THÀNH LẬP"
    assert chapters[0].children[0].title == "Phạm vi điều chỉnh"


def test_an_article_without_a_title_has_its_text_beside_the_number():
    first, second = read(
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế chi tiêu.\nĐiều 2. Có hiệu lực ngay."
    )
    assert (first.title, first.paragraphs) == ("", ["Ban hành kèm theo Quyết định này Quy chế chi tiêu."])
    assert (second.title, second.paragraphs) == ("", ["Có hiệu lực ngay."])


def test_a_point_keeps_the_paragraphs_below_it():
    clause = read(REGULATION)[1].children[1].children[1]
    assert clause.children[1].paragraphs == ["Cán bộ không chuyên trách:", "người do đoàn viên bầu;"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Điều 2 của Luật này áp dụng cho mọi người.",
        "Điều 2, Điều 3 Luật Công đoàn được sửa đổi.",
        "Điều 2 và Điều 3 không áp dụng.",
        "Điều 2 này có hiệu lực ngay.",
        "Điều này áp dụng cho đoàn viên.",
        "“Điều 2. Giải thích từ ngữ”",
    ],
)
def test_a_sentence_that_names_an_article_is_none(sentence):
    assert articles(f"Điều 1. Phạm vi\nNội dung như sau.\n{sentence}\nHết điều này.") == ["1"]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("Điều 1. Một\na\nĐiều 2: Hai\nb\nĐiều 3 - Ba\nc\nĐiều 4\nd\nĐIỀU", ["1", "2", "3", "4"]),
        ("Điều 1.Một\na\nĐiều 1a. Hai\nb\nĐiều 1đ. Ba\nc", ["1", "1a", "1đ"]),
        # A part of a law put together: numbers have gaps, and may be out of order.
        ("Điều 77. Một\na\nĐiều 79. Hai\nb\nĐiều 78. Ba\nc", ["77", "79", "78"]),
        ("Điều 1. Một\na\nĐiều 1. Một\na\nĐiều 2. Hai\nb", ["1", "2"]),
    ],
)
def test_numbers_are_read_as_offices_write_them(written, numbers):
    assert articles(written) == numbers


AMENDING = """Điều 1. Sửa đổi, bổ sung một số điều
1. Điều 3 được sửa đổi như sau:
“Điều 3. Mức chi
1. Mức chi là một triệu đồng.
2. Mức chi khác do địa phương quyết định.”
2. Bổ sung Điều 5a như sau:
Điều 5a. Quà tặng
Quà tặng do công đoàn cơ sở quyết định.
Điều 2. Hiệu lực
Quyết định này có hiệu lực ngay.
"""


def test_what_an_amendment_puts_into_another_text_is_not_its_own():
    assert articles(AMENDING) == ["1", "2"]
    first = read(AMENDING)[0]
    assert [clause.number for clause in first.children] == ["1", "2"]
    assert "“Điều 3. Mức chi" in first.children[0].paragraphs


def test_a_quotation_that_nobody_closed_ends_with_the_next_article():
    text = "Điều 1. Một\n“8. Về giờ học của kiểm toán viên:\nHọc tám giờ.\nĐiều 2. Hai\nb\nĐiều 3. Ba\nc"
    assert articles(text) == ["1", "2", "3"]


DIRECTIVE = """Ban Thường vụ yêu cầu các cấp công đoàn:
I. MỤC ĐÍCH
1. Nâng cao nhận thức.
2. Tạo phong trào.
II. NỘI DUNG
1. Tuyên truyền
a) Trên báo;
b) Trên mạng.
1.1. Không phải mục con của khoản này.
2. Kiểm tra
"""


def test_a_directive_without_articles_has_sections_clauses_and_points():
    assert shape(read(DIRECTIVE)) == [
        "preamble",
        "section I",
        "section I > clause 1",
        "section I > clause 2",
        "section II",
        "section II > clause 1",
        "section II > clause 1 > point a",
        "section II > clause 1 > point b",
        "section II > clause 2",
    ]


def test_clauses_of_a_directive_may_be_numbered_through_its_sections():
    through = DIRECTIVE.replace("1. Tuyên truyền", "3. Tuyên truyền").replace("2. Kiểm tra", "4. Kiểm tra")
    assert [
        line
        for line in shape(read(through))
        if line.startswith("section II > clause") and "point" not in line
    ] == [
        "section II > clause 3",
        "section II > clause 4",
    ]


def test_headings_that_are_marked_as_such_are_read_without_their_marks():
    marked = DIRECTIVE.replace("I. MỤC", "## I. MỤC").replace("II. NỘI", "## II. NỘI")
    assert shape(read(marked)) == shape(read(DIRECTIVE))


def test_a_figure_at_the_beginning_of_a_line_is_no_clause():
    (article,) = read(
        "Điều 1. Chi\n1. Mức chi:\n1.500.000 đồng một người.\n3. Không phải khoản kế tiếp.\n2. Chi khác."
    )
    assert [clause.number for clause in article.children] == ["1", "2"]


DECISION = """Điều 1. Ban hành kèm theo Quyết định này Quy chế thi đua.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
QUY CHẾ
Thi đua, khen thưởng
(Ban hành kèm theo Quyết định số 12/QĐ-LĐLĐ)
Điều 1. Phạm vi
Quy chế này áp dụng cho đoàn viên.
Điều 2. Nguyên tắc
Công khai.
PHỤ LỤC I
Mẫu báo cáo
Điều 1 không phải điều của quyết định.
"""


def test_what_is_issued_with_a_decision_has_articles_of_its_own():
    assert [one for one in shape(read(DECISION)) if "clause" not in one] == [
        "article 1",
        "article 2",
        "signature",
        "attachment",
        "attachment > article 1",
        "attachment > article 2",
        "appendix",
    ]


UNSIGNED = """QUYẾT ĐỊNH
Điều 1. Ban hành Quy chế quản lý Quỹ.
Điều 2. Văn phòng và các ban chịu trách nhiệm thi hành Quyết định này./.
QUY CHẾ
Quản lý, sử dụng Quỹ
Điều 1. Phạm vi, mục đích. Quỹ hỗ trợ đoàn viên khó khăn.
Điều 2. Mức hỗ trợ
Tám mươi triệu đồng.
"""


def test_an_attachment_is_known_by_its_first_article_where_no_signature_stands_before_it():
    pieces = read(UNSIGNED)
    assert shape(pieces) == [
        "preamble",
        "article 1",
        "article 2",
        "attachment",
        "attachment > article 1",
        "attachment > article 2",
    ]
    assert pieces[-1].title == "QUY CHẾ – Quản lý, sử dụng Quỹ"


def test_a_sentence_beside_the_number_is_no_title():
    decision = read(UNSIGNED)
    assert [piece.title for piece in decision[1:3]] == ["", ""]
    assert decision[2].paragraphs[0].endswith("Quyết định này./.")


BROKEN = [
    """LUẬT MẪU
Điều 1. Phạm vi điều chỉnh
1. Người lao động có quyền thành lập, gia nhập và hoạt động công đoàn theo quy
định của pháp luật; được bảo vệ quyền và lợi ích hợp pháp trong quan hệ lao
2""",
    """3
động, quan hệ với người sử dụng lao động và việc làm của mình theo khoản 1
Điều 5 của Luật này và văn bản khác có liên quan đến quyền công đoàn của người lao
động.
2. Cán bộ.
Điều 2. Đối tượng áp dụng
Mọi đoàn viên.""",
]


def test_lines_and_pages_that_break_a_paragraph_are_put_together():
    pieces = build(paragraphs_of_pages(BROKEN))
    first, second = (piece for piece in pieces if piece.kind is Kind.ARTICLE)
    (text,) = first.children[0].paragraphs
    assert text.startswith("Người lao động có quyền")
    assert "trong quan hệ lao động, quan hệ" in text
    assert "theo khoản 1 Điều 5 của Luật này" in text
    assert [clause.number for clause in first.children] == ["1", "2"]
    assert (first.page, first.children[1].page, second.page) == (1, 2, 2)


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text.lower()))


LINES = [*REGULATION.splitlines(), *AMENDING.splitlines(), *DECISION.splitlines()]
NAMES = re.compile(r"(?:Điều|Chương|Mục)\s?\d*")


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_nothing_of_a_text_is_lost_in_whatever_order_its_lines_stand(lines):
    pieces = [one for top in build(paragraphs_of("\n".join(lines))) for one in top.walk()]
    kept = sum(len(letters(text)) for piece in pieces for text in (piece.title, *piece.paragraphs))
    named = sum(len(letters(found[0])) for line in lines if (found := NAMES.match(line)))
    # The letters of points and Roman numbers are kept as numbers.
    assert kept >= len(letters("".join(lines))) - named - 2 * len(lines)


@given(st.text(max_size=300))
def test_any_text_has_a_structure(text):
    build(paragraphs_of(text))
    build(paragraphs_of_pages([text, text]))
