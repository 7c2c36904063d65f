"""The words a new site starts with: sections by kind of organisation, and those the library sorts by.

They are content, and so in Vietnamese; staff change them as they like.
"""

from __future__ import annotations

from typing import Final

from documents.numbers.type_names import TYPE_NAMES
from starting.organisation import Kind

__all__ = [
    "CENTRAL_BODIES",
    "FIELDS",
    "SECTIONS",
    "TYPES_WITHOUT_ABBREVIATION",
    "abbreviation_of",
    "has_validity",
    "starting_types",
]

SECTIONS: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.PROVINCE: (
        "Hoạt động công đoàn",
        "Chăm lo đoàn viên",
        "Chính sách – Pháp luật",
        "Thi đua – Khen thưởng",
        "Nữ công",
        "Công đoàn cơ sở",
    ),
    Kind.INDUSTRY: (
        "Hoạt động công đoàn",
        "Chăm lo đoàn viên",
        "Lao động sáng tạo",
        "Chính sách – Pháp luật",
        "Công đoàn cơ sở",
    ),
    Kind.GRASSROOTS: ("Tin công đoàn", "Chăm lo đoàn viên", "Chính sách – Pháp luật"),
}

FIELDS: Final = (
    "An toàn, vệ sinh lao động",
    "Bảo hiểm xã hội – Bảo hiểm y tế",
    "Chính sách – Pháp luật",
    "Kiểm tra, giám sát",
    "Nữ công",
    "Quan hệ lao động",
    "Tài chính công đoàn",
    "Thi đua – Khen thưởng",
    "Tổ chức – Xây dựng công đoàn",
    "Tuyên giáo",
)

# Name and symbol of those whose documents every union publishes.
CENTRAL_BODIES: Final = (
    ("Tổng Liên đoàn Lao động Việt Nam", "TLĐ"),
    ("Ban Chấp hành Trung ương Đảng", "TW"),
    ("Quốc hội", "QH"),
    ("Chính phủ", "CP"),
    ("Bộ Nội vụ", "BNV"),
)

TYPES_WITHOUT_ABBREVIATION: Final = ("Bộ luật", "Luật", "Văn bản hợp nhất")

# Of those that NĐ 30/2020 names, the ones that nobody publishes in a library.
NOT_PUBLISHED: Final = frozenset(
    {"BB", "HĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "TTr", "DA", "PA", "L"}
)
# They inform, remind or report: they neither come into force nor expire.
WITHOUT_VALIDITY: Final = frozenset(
    {"Báo cáo", "Công văn", "Công điện", "Kết luận", "Thông báo", "Thông cáo", "Văn bản hợp nhất"}
)

_ABBREVIATIONS: Final = {name: abbreviation for abbreviation, name in TYPE_NAMES.items()}


def starting_types() -> list[str]:
    """The names of the document types a new library has."""
    named = [name for abbreviation, name in TYPE_NAMES.items() if abbreviation not in NOT_PUBLISHED]
    return sorted([*named, *TYPES_WITHOUT_ABBREVIATION])


def abbreviation_of(type_name: str) -> str:
    """The abbreviation in the symbol of such documents, or "": letters (công văn) and laws have none."""
    return "" if type_name == "Công văn" else _ABBREVIATIONS.get(type_name, "")


def has_validity(type_name: str) -> bool:
    return type_name not in WITHOUT_VALIDITY
