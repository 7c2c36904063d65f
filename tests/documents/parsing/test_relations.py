from __future__ import annotations

import time
import unicodedata

import pytest

from documents.enums import RelationType
from documents.parsing.relations import find_relations

LIST = """Điều 9. Hiệu lực thi hành
1. Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2021.
2. Thông tư này thay thế các văn bản sau đây:
a) Thông tư số 11/2010/TT-BNV ngày 02 tháng 5 năm 2010 của Bộ trưởng Bộ Nội vụ quy định về phép năm;
b) Quyết định số 12/2011/QĐ-BNV ngày 03 tháng 6 năm 2011.
3. Thông tư số 13/2012/TT-BNV được áp dụng đến hết năm."""

GROUNDS = """Căn cứ Luật Công đoàn số 12/2012/QH13;
Căn cứ Nghị định số 1/2013/NĐ-CP của Chính phủ sửa đổi Nghị định số 2/2012/NĐ-CP;
Điều 1. Ban hành quy chế.
Căn cứ Quyết định số 5/QĐ-TLĐ để thực hiện."""


def declared(text):
    return [(relation.type, relation.raw, relation.scope) for relation in find_relations(text)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hướng dẫn này có hiệu lực từ ngày ký và thay thế Hướng dẫn số 65/HD-TLĐ ngày 30/12/2021.",
            [("replaces", "65/HD-TLĐ", "")],
        ),
        (
            "2. Quyết định này thay thế Quyết định số 1/2010/QĐ-TTg về lương và Quyết định số 2/2011/QĐ-TTg.",
            [("replaces", "1/2010/QĐ-TTg", ""), ("replaces", "2/2011/QĐ-TTg", "")],
        ),
        (
            "Thông tư này thay thế Thông tư số 3/2012/TT-BTC hướng dẫn thi hành Nghị định số 4/2011/NĐ-CP.",
            [("replaces", "3/2012/TT-BTC", "")],
        ),
        ("Điều 2. Bãi bỏ Chỉ thị số 17-CT/TW.", [("abolishes", "17-CT/TW", "")]),
        (
            "3. Bãi bỏ khoản 1 Điều 3 Thông tư số 5/2013/TT-BTC ngày 02 tháng 2 năm 2013.",
            [("abolishes", "5/2013/TT-BTC", "khoản 1 Điều 3")],
        ),
        (
            "Nghị định số 6/2014/NĐ-CP ngày 01/2/2014 hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
            [("abolishes", "6/2014/NĐ-CP", "")],
        ),
        (
            "Kể từ ngày Luật này có hiệu lực, Pháp lệnh số 7/2001/PL-UBTVQH10 hết hiệu lực.",
            [("abolishes", "7/2001/PL-UBTVQH10", "")],
        ),
        (
            "Điều 1. Sửa đổi, bổ sung một số điều của Luật Công đoàn số 12/2012/QH13 như sau:",
            [("amends", "12/2012/QH13", "")],
        ),
        (
            "Thay thế cụm từ “công đoàn phí” tại khoản 2 Điều 4 Quyết định số 8/QĐ-TLĐ bằng từ “đoàn phí”.",
            [("amends", "8/QĐ-TLĐ", "khoản 2 Điều 4")],
        ),
        ("Đính chính Quyết định số 8/QĐ-LĐLĐ như sau:", [("corrects", "8/QĐ-LĐLĐ", "")]),
        ("Đình chỉ việc thi hành Quyết định số 9/QĐ-UBND.", [("suspends", "9/QĐ-UBND", "")]),
        (
            "THÔNG TƯ\nHướng dẫn thi hành một số điều của Nghị định số 10/2020/NĐ-CP ngày 01/02/2020",
            [("guides", "10/2020/NĐ-CP", "")],
        ),
        (
            "Thông tư này quy định chi tiết khoản 3 Điều 12 Luật Lưu trữ số 1/2011/QH13.",
            [("guides", "1/2011/QH13", "khoản 3 Điều 12")],
        ),
        (
            GROUNDS,
            [("based_on", "12/2012/QH13", ""), ("based_on", "1/2013/NĐ-CP", "")],
        ),
        (LIST, [("replaces", "11/2010/TT-BNV", ""), ("replaces", "12/2011/QĐ-BNV", "")]),
    ],
)
def test_what_a_text_declares_is_found(form, text, expected):
    assert declared(unicodedata.normalize(form, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 1/2010/NĐ-CP được sửa đổi, bổ sung tại Điều 1 Nghị định số 2/2011/NĐ-CP.",
        "Trường hợp văn bản dẫn chiếu tại Thông tư này được thay thế thì áp dụng văn bản số 3/2012/TT-BTC.",
        "Thông tư này được ban hành theo Luật sửa đổi, bổ sung một số điều của Luật số 4/2013/QH13.",
        "Các đơn vị hướng dẫn người lao động thực hiện Nghị định số 5/2014/NĐ-CP.",
        "Thông tư này thay thế quy định cũ.",
        "",
    ],
)
def test_what_is_told_of_other_documents_is_no_declaration(text):
    assert declared(text) == []


def test_a_relation_says_where_it_stands_and_is_found_once():
    text = "1. Bãi bỏ Chỉ thị số 17/CT-LĐLĐ.\n2. Bãi bỏ Chỉ thị số 17 /CT-LĐLĐ."
    (relation,) = find_relations(text)
    assert text[relation.start : relation.end] == relation.raw == "17/CT-LĐLĐ"
    assert relation.key == "17/ctldld"


def test_its_types_are_those_of_the_library():
    texts = ["Bãi bỏ", "Thay thế", "Sửa đổi", "Căn cứ"]
    types = {
        relation.type for verb in texts for relation in find_relations(f"{verb} Quyết định số 1/QĐ-TLĐ.")
    }
    assert {"abolishes", "replaces", "amends", "based_on"} == types
    assert {"replaces", "amends", "based_on", "guides"} <= set(RelationType.values)


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư này " + "thay thế " * 20_000 + "số 1/QĐ-TLĐ",
        "Bãi bỏ khoản 1, " + "khoản 2, " * 20_000 + "Quyết định số 1/QĐ-TLĐ",
        "Bãi bỏ " + "Quyết định số 1/QĐ-TLĐ, " * 5_000,
        "Thông tư này hướng dẫn " + "việc " * 20_000 + "Quyết định số 1/QĐ-TLĐ",
        "Căn cứ " * 20_000 + "Quyết định số 1/QĐ-TLĐ",
    ],
    ids=["verbs", "clauses", "numbers", "words", "grounds"],
)
def test_hostile_text_takes_no_time(text):
    start = time.process_time()
    find_relations(text)
    assert time.process_time() - start < 3
