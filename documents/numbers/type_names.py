"""Abbreviations of document types (chữ viết tắt tên loại văn bản)."""

from __future__ import annotations

from vietnamese.text import fold

TYPE_NAMES = {
    # NĐ 30/2020/NĐ-CP, phụ lục III; the union uses the same ones (QĐ 933/QĐ-TLĐ).
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    # Party and union.
    "KL": "Kết luận",
    # Written by some offices, although official letters have no abbreviation of their own.
    "CV": "Công văn",
    # Legislation.
    "L": "Lệnh",
    "PL": "Pháp lệnh",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
}
"""Abbreviation → name of the type. Laws have none: their symbol is the legislature's ("QH15")."""

# Where two fold alike the one listed first wins: HD before HĐ, and ĐA before DA.
_BY_FOLDED = {fold(abbreviation): abbreviation for abbreviation in reversed(TYPE_NAMES)}
_BY_LOWER = {abbreviation.lower(): abbreviation for abbreviation in TYPE_NAMES}
_LONGEST_FIRST = sorted((key for key in _BY_FOLDED if len(key) > 1), key=len, reverse=True)


def type_abbreviation(text: str) -> str:
    """The abbreviation as it is properly written, or "" where the text is none: "qđ", "QD" → "QĐ".

    Where marks are missing the more frequent type is meant: Hướng dẫn, not Hợp đồng. "DA" is Dự án as
    it stands, and "da" too.
    """
    return _BY_LOWER.get(text.lower()) or _BY_FOLDED.get(fold(text), "")


def leading_type(text: str) -> str:
    """The longest abbreviation that glued text starts with, two letters or more left: "ttbyt" → "TT"."""
    folded = fold(text)
    for key in _LONGEST_FIRST:
        if folded.startswith(key) and len(folded) >= len(key) + 2:
            return type_abbreviation(text[: len(key)])
    return ""
