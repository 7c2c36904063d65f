"""Papers as union offices send them: short, printed with blanks, number and day filled in by hand."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tests.benchmarks.intake.papers import Bodies, Paper, papers
from vietnamese.text import clean_spaces

__all__ = ["Filled", "office_papers"]

BODIES: Final[Bodies] = (
    (("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN"),
     "Liên đoàn Lao động tỉnh Nghệ An", "LĐLĐ"),
    (("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TP. HẢI PHÒNG"),
     "Liên đoàn Lao động TP. Hải Phòng", "LĐLĐ"),
    (("LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐẮK LẮK", "CÔNG ĐOÀN NGÀNH GIÁO DỤC"), "Công đoàn ngành Giáo dục", "CĐN"),
    (("LIÊN ĐOÀN LAO ĐỘNG TỈNH SÓC TRĂNG", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN KẾ SÁCH"),
     "Liên đoàn Lao động huyện Kế Sách", "LĐLĐ"),
    (("LIÊN ĐOÀN LAO ĐỘNG TỈNH BẮC NINH", "CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP"),
     "Công đoàn các Khu công nghiệp", "CĐKCN"),
    (("LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN BÁI", "CÔNG ĐOÀN NGÀNH Y TẾ"), "Công đoàn ngành Y tế", "CĐYT"),
    (("CÔNG ĐOÀN XÂY DỰNG VIỆT NAM",), "Công đoàn Xây dựng Việt Nam", "CĐXD"),
    (("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "CÔNG ĐOÀN GIÁO DỤC VIỆT NAM"),
     "Công đoàn Giáo dục Việt Nam", "CĐN"),
    (("LIÊN ĐOÀN LAO ĐỘNG TỈNH LẠNG SƠN", "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ"),
     "Liên đoàn Lao động thành phố", "LĐLĐ"),
    (("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",), "Tổng Liên đoàn Lao động Việt Nam", "TLĐ"),
)  # fmt: skip
SIGNERS: Final = (
    "Nguyễn Thị Lan", "Trần Đức Thắng", "Lò Văn Pọm", "Phạm Thị Hồng Vân", "Hoàng Minh Tuấn", "Giàng A Chu",
    "Đặng Ngọc Tùng", "Bùi Quang Huy", "Vi Thị Mai", "Huỳnh Văn Sơn", "H'Ngăm Niê", "Thạch Thị Sa Rây",
)  # fmt: skip
BLANK: Final = "\u00a0"
NUMBER: Final = re.compile(r"^(Số[\s:]*)(\d+)(?=\s?/)")
DAY: Final = re.compile(r"ngày (\d+) tháng (\d+) năm")
MOST_CHARACTERS: Final = 1100


@dataclass(frozen=True, slots=True)
class Filled:
    """A paper printed with blanks; `hand` maps what stands before and after a blank to what fills it in."""

    paper: Paper
    hand: Mapping[tuple[str, str], str]


def office_papers(rows: Sequence[Mapping[str, str]], seed: int) -> Iterator[Filled]:
    """One for each row that a paper is made of; four in five are numbered and dated by hand."""
    short = [{**row, "text": row["text"][:MOST_CHARACTERS], "title": _cut(row["title"])} for row in rows]
    for paper in map(
        _with_room_to_sign,
        papers(short, seed, unions=BODIES, signers=SIGNERS, forms=("union", "union", "state")),
    ):
        chance = random.Random(f"{seed}-{paper.source_id}-hand")
        yield _blank(paper, chance) if chance.random() < 0.8 else Filled(paper, {})


def _with_room_to_sign(paper: Paper) -> Paper:
    *office, signer = paper.signature
    return replace(paper, signature=(*office, "", "", "", signer))


def _cut(title: str) -> str:
    """Union offices write shorter titles than ministries."""
    return clean_spaces(title)[:220].rsplit(" ", 1)[0] if len(title) > 220 else title


def _blank(paper: Paper, chance: random.Random) -> Filled:
    hand: dict[tuple[str, str], str] = {}
    gap = chance.choice((BLANK * 10, "." * 12, "…" * 4))

    def number(match: re.Match[str]) -> str:
        hand[("Số", "/")] = match[2]
        return f"{match[1].rstrip()}{gap}"

    def day(match: re.Match[str]) -> str:
        hand[("ngày", "tháng")] = match[1]
        month = match[2]
        if by_hand:
            hand[("tháng", "năm")], month = month, gap[:8]
        return f"ngày{gap[:8]}tháng {month} năm"

    by_hand = chance.random() < 0.6
    left = tuple(NUMBER.sub(number, line, count=1) for line in paper.left)
    right = tuple(DAY.sub(day, line, count=1) for line in paper.right)
    return Filled(replace(paper, left=left, right=right), hand)
