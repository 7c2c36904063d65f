"""What is asked of each kind of query, in the order in which the figures are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["FLOORS", "Floor", "floor_of"]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least figure asked of these kinds, on the search server and in the database."""

    kinds: tuple[str, ...]
    measure: Literal["mrr", "success", "recall"]
    server: float
    database: float

    @property
    def name(self) -> str:
        return {"mrr": "MRR", "success": "s@1", "recall": "r@10"}[self.measure]


FLOORS = (
    Floor(
        (
            "num_exact", "num_lower", "num_nodia", "num_space", "num_dash", "num_spslash", "num_so",
            "num_glued", "num_typed", "num_type_nodia", "num_in_text", "num_short", "num_zero",
        ), "success", 1.0, 1.0,
    ),
    Floor(("num_number_title",), "success", 0.90, 0.85),
    Floor(("pasted_title",), "success", 0.97, 0.97),
    Floor(("law_name",), "success", 1.0, 1.0),
    Floor(("num_any_order",), "success", 0.95, 0.95),
    Floor(
        ("base", "nodia", "halfdia", "nfd", "upper", "d_only", "eth", "tone", "hoinga"), "success", 0.98, 0.93
    ),
    Floor(("iy",), "success", 0.95, 0.90),
    Floor(("typo", "typo_nodia"), "success", 0.93, 0.75),
    Floor(("telex", "vni"), "success", 0.95, 0.90),
    Floor(("prefix", "prefix_nodia"), "recall", 0.98, 0.95),
    Floor(("abbr_contract", "abbr_expand"), "success", 0.80, 0.75),
    Floor(("judged_news_topic", "judged_news_sentence"), "mrr", 0.97, 0.92),
    Floor(("marks_narrow", "quoted", "minus"), "success", 0.95, 0.95),
    Floor(("judged_alqac",), "mrr", 0.86, 0.78),
)  # fmt: skip


def floor_of(kind: str) -> Floor | None:
    return next((floor for floor in FLOORS if kind in floor.kinds), None)
