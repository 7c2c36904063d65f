"""The parameters of the list as they are published; what they mean is read in `parameters`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from api.answering import parameter
from documents.enums import ValidityStatus
from documents.public.api.parameters import FILTERS, LARGEST, MOST_ON_A_PAGE, ON_A_PAGE, VALUES

__all__ = ["DAY", "LIST"]

DAY: Final = parameter("as_at", "The day for which validity is told; today if it is left out.", format="date")
FILTERED_BY: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "type": ("The slug of a document type.", {}),
    "issuer": (
        "The slug or any name of an issuing body; bodies below it and merged into it are part of it.",
        {},
    ),
    "field": ("The slug of a field of activity.", {}),
    "signer": ("The id of a signer.", {"type": "integer", "minimum": 1}),
    "year": ("The year of issue.", {"type": "integer"}),
    "status": ("The status on the day asked for.", {"enum": list(ValidityStatus.values)}),
    "has_text": ("Whether the full text is there.", {"type": "boolean"}),
    "has_file": ("Whether a file is there.", {"type": "boolean"}),
    "sort": ("The order; the newest first if it is left out.", {"enum": list(VALUES["sap_xep"])}),
}
LIST: Final = [
    parameter("number", "A number in any spelling, or a part of it: 65/HD-TLĐ, 65hdtld, công văn 1076."),
    DAY,
    *(
        parameter(name, f"{FILTERED_BY[name][0]} The name `{theirs}` is taken too.", **FILTERED_BY[name][1])
        for name, theirs in FILTERS.items()
    ),
    parameter(
        "page", "A page beyond the last is empty.", type="integer", minimum=1, maximum=LARGEST, default=1
    ),
    parameter(
        "page_size",
        "How many documents a page has.",
        type="integer",
        minimum=1,
        maximum=MOST_ON_A_PAGE,
        default=ON_A_PAGE,
    ),
]
