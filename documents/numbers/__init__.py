"""Numbers and symbols of documents (số, ký hiệu): reading, comparing, finding in text and in queries.

Styles in use side by side:

- state and union (NĐ 30/2020/NĐ-CP, phụ lục I and III; QĐ 933/QĐ-TLĐ): ``65/HD-TLĐ``;
- Party: ``17-CT/TW``;
- official letters without a type (công văn): ``1077/LĐLĐ``;
- legislation with its year: ``43/2007/TT-BCT``, ``50/2024/QH15``, ``01/2011/TTLT-BNV-BTC``.
"""

from __future__ import annotations

from documents.numbers.citations import FoundNumber, find_numbers
from documents.numbers.grammar import DocumentNumber, NumberStyle, number_key, parse_number
from documents.numbers.queries import QueryNumber, bare_numbers_in_query, numbers_in_query
from documents.numbers.type_names import TYPE_NAMES

__all__ = [
    "TYPE_NAMES",
    "DocumentNumber",
    "FoundNumber",
    "NumberStyle",
    "QueryNumber",
    "bare_numbers_in_query",
    "find_numbers",
    "number_key",
    "numbers_in_query",
    "parse_number",
]
