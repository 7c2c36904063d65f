from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.numbers import (
    TYPE_NAMES,
    NumberStyle,
    bare_numbers_in_query,
    find_numbers,
    number_key,
    numbers_in_query,
    parse_number,
)

STATE, PARTY, LETTER, LEGISLATION = (
    NumberStyle.STATE,
    NumberStyle.PARTY,
    NumberStyle.LETTER,
    NumberStyle.LEGISLATION,
)


@pytest.mark.parametrize(
    ("text", "number", "suffix", "year", "type_", "issuer", "style"),
    [
        ("65/HD-TLĐ", 65, "", None, "HD", "TLĐ", STATE),
        ("5440/QĐ-TLĐ", 5440, "", None, "QĐ", "TLĐ", STATE),
        ("92/CT-UBND", 92, "", None, "CT", "UBND", STATE),
        ("12/QyĐ-TLĐ", 12, "", None, "QyĐ", "TLĐ", STATE),
        ("7/TTr-LĐLĐ", 7, "", None, "TTr", "LĐLĐ", STATE),
        ("17-CT/TW", 17, "", None, "CT", "TW", PARTY),
        ("02-ĐA/TU", 2, "", None, "ĐA", "TU", PARTY),
        ("46-KH/BCĐ", 46, "", None, "KH", "BCĐ", PARTY),
        ("30- CT/TU", 30, "", None, "CT", "TU", PARTY),
        ("1077/LĐLĐ", 1077, "", None, "", "LĐLĐ", LETTER),
        ("1076 /LĐLĐ", 1076, "", None, "", "LĐLĐ", LETTER),
        ("74/CP", 74, "", None, "", "CP", LETTER),
        ("619/TTg", 619, "", None, "", "TTg", LETTER),
        ("43/2007/TT-BCT", 43, "", 2007, "TT", "BCT", LEGISLATION),
        ("50/2024/QH15", 50, "", 2024, "", "QH15", LEGISLATION),
        ("01/2011/TTLT-BNV-BTC", 1, "", 2011, "TTLT", "BNV-BTC", LEGISLATION),
        ("15/2001/TT-BNN-PCLB", 15, "", 2001, "TT", "BNN-PCLB", LEGISLATION),
        ("16/2013/TTLT-BYT-BNN&PTNT", 16, "", 2013, "TTLT", "BYT-BNN&PTNT", LEGISLATION),
        ("30/2015/TTLT-BTNMT-", 30, "", 2015, "TTLT", "BTNMT", LEGISLATION),
        ("05/2016/TTLT", 5, "", 2016, "TTLT", "", LEGISLATION),
        ("71/2015", 71, "", 2015, "", "", LEGISLATION),
        ("01a/2010/TT-BTC", 1, "a", 2010, "TT", "BTC", LEGISLATION),
        ("12bis/QĐ-TLĐ", 12, "bis", None, "QĐ", "TLĐ", STATE),
        ("85/2017/nđ-cp", 85, "", 2017, "NĐ", "cp", LEGISLATION),
        ("30/2019/TTBYT", 30, "", 2019, "TT", "BYT", LEGISLATION),
        ("47hdtld", 47, "", None, "HD", "tld", STATE),
        ("65/HĐ-TLĐ", 65, "", None, "HĐ", "TLĐ", STATE),
        ("Số: 65/HD–TLĐ", 65, "", None, "HD", "TLĐ", STATE),
        ("1077", 1077, "", None, "", "", LETTER),
    ],
)
def test_a_number_is_taken_apart(text, number, suffix, year, type_, issuer, style):
    parsed = parse_number(text)
    assert parsed is not None
    assert (parsed.number, parsed.suffix, parsed.year) == (number, suffix, year)
    assert (parsed.type_abbreviation, parsed.issuer_abbreviation, parsed.style) == (type_, issuer, style)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Luật Công đoàn",
        "15/09/2017",
        "15-09-2017",
        "47/47",
        "1.000.000đ",
        "0912 345 678",
        "24/7",
        "số",
        "TLĐ",
    ],
)
def test_other_fields_are_no_numbers(text):
    assert parse_number(text) is None
    assert number_key(text) == ""


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        (
            "65/hdtld",
            [
                "65/HD-TLĐ",
                "65/hd-tlđ",
                "65/hd-tld",
                "65 HD TLĐ",
                "65-HD-TLĐ",
                "65 / HD - TLĐ",
                "số 65/HD-TLĐ",
                "Số: 65/HD-TLĐ",
                "so 65 hd tld",
                "65hdtld",
                "065/HD-TLĐ",
                "65/HD–TLĐ",
                "65/HD-TLÐ",
                "65_HD_TLD",
            ],
        ),
        ("17/cttw", ["17-CT/TW", "17/CT-TW", "17 - CT/TW", "17-CT/TƯ", "17cttw"]),
        ("1076/ldld", ["1076/LĐLĐ", "1076 /LĐLĐ", "1076-LĐLĐ", "1076ldld"]),
        (
            "3/2019/ndcp",
            ["03/2019/NĐ-CP", "3/2019/NĐ-CP", "3 2019 nd cp", "03-2019-NĐ-CP", "03 /2019/ NĐ-CP"],
        ),
        ("2/2002/ttbgddt", ["02/2002/TT-BGD&ĐT", "02/2002/TT-BGDĐT"]),
        ("50/2024/qh15", ["50/2024/QH15", "50/2024/QH 15", "50-2024-qh15"]),
        ("1a/2010/ttbtc", ["01a/2010/TT-BTC", "1A/2010/TT-BTC"]),
    ],
)
def test_all_spellings_of_a_number_share_its_key(key, spellings):
    forms = [unicodedata.normalize(form, text) for text in spellings for form in ("NFC", "NFD")]
    assert {number_key(form) for form in forms} == {key}


def test_different_numbers_have_different_keys():
    numbers = [
        "65/HD-TLĐ",
        "65/QĐ-TLĐ",
        "65/QyĐ-TLĐ",
        "64/HD-TLĐ",
        "65/HD-LĐLĐ",
        "65a/HD-TLĐ",
        "65/2019/HD-TLĐ",
        "65/2020/HD-TLĐ",
        "6/HD-TLĐ",
        "17-CT/TW",
        "17-CT/TU",
        "1/2011/TT-BTC",
        "11/2011/TT-BTC",
        "12/CP",
        "12c/CP",
        "1077",
        "1077/LĐLĐ",
    ]
    assert len({number_key(number) for number in numbers}) == len(numbers)


@given(
    st.integers(1, 99999),
    st.sampled_from(["", "a", "b"]),
    st.one_of(st.just(""), st.integers(1946, 2030).map(lambda year: f"/{year}")),
    st.sampled_from(sorted(TYPE_NAMES)),
    st.sampled_from(["TLĐ", "LĐLĐ", "UBND", "BNV-BTC", "CP", "TTg", "UBTVQH13"]),
)
def test_the_key_survives_every_distortion(number, suffix, year, type_, issuer):
    text = f"{number}{suffix}{year}/{type_}-{issuer}"
    key = number_key(text)
    distorted = [
        text.lower(),
        text.upper(),
        f"0{text}",
        re.sub("[/-]", " ", text),
        re.sub("[/-]", " - ", text),
    ]
    assert {number_key(each) for each in distorted} == {key}
    parsed = parse_number(text)
    assert parsed is not None
    assert (parsed.number, parsed.suffix, parsed.issuer_abbreviation) == (number, suffix, issuer)
    assert parsed.type_abbreviation == type_


@given(st.text(max_size=40))
def test_no_text_makes_reading_fail(text):
    parsed = parse_number(text)
    assert bool(number_key(text)) == (parsed is not None)
    for found in find_numbers(text):
        assert text[found.start : found.end] == found.raw
    for asked in numbers_in_query(text):
        assert asked.matches(asked.key)


@pytest.mark.parametrize("text", ["1" + "/" * 50_000 + "!", "1 " * 25_000, "1/a-" * 12_000, "số 1/A" * 9_000])
def test_hostile_text_takes_no_time(text):
    start = time.process_time()
    number_key(text)
    find_numbers(text)
    numbers_in_query(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("theo Hướng dẫn số 65/HD-TLĐ ngày 30/12/2021 của Tổng Liên đoàn.", ["65/HD-TLĐ"]),
        (
            "Chỉ thị 17-CT/TW, Chỉ thị số 30- CT/TU và Kết luận 102-KL/TW;",
            ["17-CT/TW", "30- CT/TU", "102-KL/TW"],
        ),
        ("Công văn 1076 /LĐLĐ và 1077/LĐLĐ.", ["1076 /LĐLĐ", "1077/LĐLĐ"]),
        ("(Nghị định 85/2020/NĐ-CP; Luật 50/2024/QH15)", ["85/2020/NĐ-CP", "50/2024/QH15"]),
        ("Thông tư liên tịch số 01/2011/TTLT-BNV-BTC ngày 5/1", ["01/2011/TTLT-BNV-BTC"]),
        ("Nghị định 46/2020/NĐ-CPngày 9/4/2020", ["46/2020/NĐ-CP"]),
        ("nghị định số 85/2017/nđ-cp hướng dẫn", ["85/2017/nđ-cp"]),
        ("Thông tư 30/2015/TT - BTC - Hướng dẫn", ["30/2015/TT - BTC"]),
        ("công văn số 323/TTg-KTN, 5555/BTC-QLG", ["323/TTg-KTN", "5555/BTC-QLG"]),
        ("Nghị quyết 30a/2008/NQ-CP", ["30a/2008/NQ-CP"]),
        ("Quyết định 5440/QÐ-TLÐ", ["5440/QÐ-TLÐ"]),
        ("Nghị định số 74/CP; Nghị định 13/CP", ["74/CP", "13/CP"]),
    ],
)
def test_cited_numbers_are_found_in_both_grammars(form, text, raws):
    text = unicodedata.normalize(form, text)
    found = find_numbers(text)
    assert [number.raw for number in found] == [unicodedata.normalize(form, raw) for raw in raws]
    assert all(text[number.start : number.end] == number.raw for number in found)
    assert [number.key for number in found] == [number_key(raw) for raw in raws]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 15/09/2017, 15-9-2017, tháng 9/2017, năm 2015 - 2020",
        "47/47 đại biểu, 24/24 giờ, 1/3 số phiếu, tỷ số 2-1",
        "60 km/h, 5 lít/100km, 7.000.000-1.000.000đ/trường, 300.000 VNĐ/người",
        "ĐT: 0912-345-678; 024.3942.1181, Fax: 84-24-3942",
        "QCVN 8-2:2011/BYT, mẫu số 05/GTGT, iPhone 7/BLACK, 45-CLC, 12A/B2",
        "Phòng 12 - Tổng Liên đoàn; khoản 2 - Điều 5; U23 Việt Nam - 30 CT/TU",
    ],
)
def test_other_figures_in_text_are_no_numbers(text):
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("query", "key", "is_complete"),
    [
        ("65/HD-TLĐ", "65/hdtld", True),
        ("47hdtld", "47/hdtld", True),
        ("30 2019 tt byt", "30/2019/ttbyt", True),
        ("QD 4290 TLD", "4290/qdtld", True),
        ("30- ct/tu", "30/cttu", True),
        ("17 ct tw", "17/cttw", True),
        ("74 cp", "74/cp", True),
        ("luật 50 2024 qh15", "50/2024/qh15", True),
        ("01 2011 ttlt bnv btc", "1/2011/ttltbnvbtc", True),
        ("hướng dẫn thực hiện thông tư số 30/2019/TT-BYT về thuốc", "30/2019/ttbyt", True),
        ("thông tư 43/2007", "43/2007/tt", False),
        ("thong tu 43 2007", "43/2007/tt", False),
        ("43/2007/tt huong dan", "43/2007/tt", False),
        ("NĐ30/2020", "30/2020/nd", False),
        ("cong van 1076", "1076", False),
        ("chỉ thị 05", "5/ct", False),
        ("luật 50/2024", "50/2024/qh", False),
        ("30/2019 sửa đổi bổ sung", "30/2019", False),
        ("số 1076", "1076", False),
        ("1076", "1076", False),
        ("01a/2010", "1a/2010", False),
        ("NĐ-CP 145", "145/ndcp", True),
        ("tt btc số 10", "10/ttbtc", True),
        ("Tổng Liên đoàn Lao động Việt Nam số 8", "8", False),
        ("145_2020_ND-CP.pdf", "145/2020/ndcp", True),
        ("ND-CP_145_2020.docx", "145/2020/ndcp", True),
        ("2020_145_ND-CP.pdf", "145/ndcp", True),
        ("145.2020.ND-CP", "145/2020/ndcp", True),
        ("5O/2022", "50/2022", False),
        ("luật 5O/2022/QH15", "50/2022/qh15", True),
        ("chỉ thị l7", "17/ct", False),
    ],
)
def test_a_query_tells_which_number_it_asks_for(query, key, is_complete):
    (asked,) = numbers_in_query(query)
    assert (asked.key, asked.is_complete) == (key, is_complete)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "luật công đoàn",
        "15/09/2017",
        "tháng 9/2017",
        "267 hành khách",
        "ngày 5 tháng 5",
        "kế hoạch 2017",
        "f1",
        "100% công nhân",
        "trên 1.000.000 đồng",
        "iphone7",
        "60 km đường",
        "tháng 5",
        "ngày 20.11.2007",
        "khí co2 năm nay",
        "giai đoạn 2016-2020",
        "năm học 2016 2017",
        "điều 35 bộ luật lao động",
    ],
)
def test_other_queries_ask_for_no_number(query):
    assert numbers_in_query(query) == []


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("30 chính phủ 2020", ["30"]),
        ("tuyển 15 công nhân", ["15"]),
        ("điều 35 bộ luật lao động", []),
        ("ngày 5 tháng 5 năm 2020", []),
        ("thông tư 10", []),
    ],
)
def test_bare_figures_may_be_numbers_unless_they_say_what_they_count(query, keys):
    assert [number.key for number in bare_numbers_in_query(query)] == keys


@pytest.mark.parametrize(
    ("query", "key", "matches"),
    [
        ("nghị định 30", "30/2020/ndcp", True),
        ("nghị định 30", "30/2020/ttbtc", False),
        ("nghị định 30", "300/2020/ndcp", False),
        ("thông tư 43/2007", "43/2007/ttbct", True),
        ("thông tư 43/2007", "43/2008/ttbct", False),
        ("65/HD-TLĐ", "65/hdtld", True),
        ("công văn 1076", "1076/ldld", True),
        ("71/2015", "71/2015", True),
    ],
)
def test_part_of_a_number_matches_the_numbers_it_may_mean(query, key, matches):
    (asked,) = numbers_in_query(query)
    assert asked.matches(key) is matches


def test_the_place_of_a_number_in_a_query_is_that_of_the_original():
    query = unicodedata.normalize("NFD", "nghị định 85/2020/NĐ-CP về điện ảnh")
    (asked,) = numbers_in_query(query)
    assert unicodedata.normalize("NFC", query[asked.start : asked.end]) == "85/2020/NĐ-CP"


OWN_NUMBERS = [
    "1077/LĐLĐ-ToC", "20/2012/L-CTN", "24-QĐi/TW", "15/LĐLĐ-QHLĐ", "12/LĐLĐ-TG", "99/TLĐ-ToC",
    "88/CV-LĐLĐ-ToC", "21/LĐLĐ-CsPl", "123/CĐVC-TgNC", "9/CĐ-NhĐ", "7/Ttr-CĐCS", "9/Tb-LĐLĐ",
    "44/KH-CĐ.KKT", "5/BC-CĐCS.YT", "07/QCPH-LĐLĐ-UBND", "39-CV/VPTU", "32/QyĐ-CĐYT", "12a/HD-LĐLĐ",
    "27-CTr/TU", "311/CĐ-TTg", "01/2011/TTLT-BNV-BTC", "43/2007/TT-BGD&ĐT", "50/2024/QH15",
    "1617-CV/TW",
]  # fmt: skip


@pytest.mark.parametrize("number", OWN_NUMBERS)
def test_a_number_is_cited_with_its_whole_symbol(number):
    (found,) = find_numbers(f"Thực hiện Công văn số {number} ngày 01/02/2024 của Ban Thường vụ")
    assert (found.raw, found.key) == (number, number_key(number))


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Công văn số 1077/LĐLĐ - Công đoàn tỉnh", "1077/LĐLĐ"),
        ("theo Quyết định số 12/QĐ-LĐLĐ.Công đoàn cơ sở", "12/QĐ-LĐLĐ"),
        ("theo Quyết định số 12/QĐ-LĐLĐ. UBND tỉnh", "12/QĐ-LĐLĐ"),
    ],
)
def test_a_word_after_a_symbol_is_no_part_of_it(text, raw):
    assert [found.raw for found in find_numbers(text)] == [raw]
