"""Documents of the corpus in the layouts of state, Party and unions (NĐ 30/2020), as people write them."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from documents.names import issuer_name
from documents.numbers import parse_number
from vietnamese.dates import date_in_words, short_date
from vietnamese.text import clean_spaces

__all__ = ["FORMS", "Bodies", "Paper", "papers"]

Bodies = Sequence[tuple[tuple[str, ...], str, str]]
"""The lines of the issuer with its superior, its name, and its part of a symbol."""

FORMS: Final = ("state", "union", "party")
PLACES: Final = ("Hà Nội", "Lâm Đồng", "TP. Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Thừa Thiên Huế", "Đắk Lắk")
SIGNERS: Final = (
    "Nguyễn Thị Lan Hương",
    "Trần Văn Tá",
    "Lê Minh Đức",
    "Phạm Quang Vinh",
    "Vũ Hồng Hà",
    "Đỗ Thu",
)
COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
UNION_TYPES: Final = {
    "QĐ": "Quyết định",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "TB": "Thông báo",
    "": "Công văn",
}
PARTY_TYPES: Final = {"CT": "Chỉ thị", "NQ": "Nghị quyết", "KL": "Kết luận", "QĐ": "Quyết định"}
UNIONS: Final[Bodies] = (
    (("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",), "Tổng Liên đoàn Lao động Việt Nam", "TLĐ"),
    (
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM ĐỒNG"),
        "Liên đoàn Lao động tỉnh Lâm Đồng",
        "LĐLĐ",
    ),
    (
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM ĐỒNG", "CÔNG ĐOÀN VIÊN CHỨC TỈNH"),
        "Công đoàn Viên chức tỉnh",
        "CĐVC",
    ),
    (("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "CÔNG ĐOÀN Y TẾ VIỆT NAM"), "Công đoàn Y tế Việt Nam", "CĐYT"),
)
PARTY_BODIES: Final = (
    (("BAN CHẤP HÀNH TRUNG ƯƠNG",), "Ban Chấp hành Trung ương", "TW"),
    (("TỈNH ỦY LÂM ĐỒNG",), "Tỉnh ủy Lâm Đồng", "TU"),
    (("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "HUYỆN ỦY ĐỨC TRỌNG"), "Huyện ủy Đức Trọng", "HU"),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed, and what is true of it. `left` and `right` are the columns of the head."""

    source_id: str
    form: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    number: str
    document_type: str
    issuer: str
    issued_on: date
    effective_on: date | None
    abstract: str
    signer: str


def papers(
    rows: Sequence[Mapping[str, str]],
    seed: int = 30,
    *,
    unions: Bodies = UNIONS,
    signers: Sequence[str] = SIGNERS,
    forms: Sequence[str] = ("state", "union", "state", "party"),
) -> Iterator[Paper]:
    """One paper for each row that has number, type, issuer and date; the forms take turns."""
    whole = [row for row in rows if row["number"] and row["issued"] and parse_number(row["number"])]
    for place, row in enumerate(whole):
        writer = _Writer(row, random.Random(f"{seed}-{row['id']}"), unions, signers)
        yield writer.paper(forms[place % len(forms)])


class _Writer:
    """Writes one row; what varies is drawn by chance."""

    def __init__(
        self, row: Mapping[str, str], chance: random.Random, unions: Bodies, signers: Sequence[str]
    ) -> None:
        self.row, self.chance, self.unions, self.signers = row, chance, unions, signers
        self.issued_on = date.fromisoformat(row["issued"])
        effective = row.get("effective") or ""
        self.effective_on = date.fromisoformat(effective) if effective else None

    def paper(self, form: str) -> Paper:
        chance = self.chance
        lines, issuer, number, type_name = self._identity(form)
        signer = chance.choice(self.signers)
        is_letter = type_name == "Công văn"
        subject = self._abstract(type_name)
        left = [*lines, "*" if form == "party" else chance.choice(("-------", "________", ""))]
        left.append(self._number_line(number, form, type_name))
        if is_letter:
            left += textwrap.wrap(f"V/v {subject[:1].lower()}{subject[1:120].rsplit(' ', 1)[0]}", 34)
            subject = subject[:120].rsplit(" ", 1)[0]
        title = (
            () if is_letter else (self._spaced(type_name.upper()), *self._subject_lines(subject, type_name))
        )
        return Paper(
            source_id=self.row["id"],
            form=form,
            left=tuple(filter(None, left)),
            right=tuple(self._right(form)),
            title=title,
            body=tuple(self._body(type_name, issuer, is_letter=is_letter)),
            recipients=("Nơi nhận:", "- Như trên;", "- Các ban, đơn vị trực thuộc;", "- Lưu: VT."),
            signature=(*self._office(form, issuer), signer),
            number=number,
            document_type=type_name,
            issuer=issuer,
            issued_on=self.issued_on,
            effective_on=self.effective_on if form == "state" else None,
            abstract=subject,
            signer=signer,
        )

    def _identity(self, form: str) -> tuple[list[str], str, str, str]:
        """The lines of the issuer, its name, the number and the type."""
        chance, ordinal = self.chance, self.chance.randint(1, 1500)
        if form == "state":
            issuer = issuer_name(self.row["issuer"])
            return self._issuer_lines(issuer), issuer, self.row["number"], self.row["type"]
        bodies, types = (self.unions, UNION_TYPES) if form == "union" else (PARTY_BODIES, PARTY_TYPES)
        names, issuer, short = chance.choice(bodies)
        type_short, type_name = chance.choice(list(types.items()))
        number = (
            f"{ordinal:02}-{type_short}/{short}" if form == "party" else f"{ordinal:02}/{type_short}-{short}"
        )
        return self._broken(names), issuer, number.replace("/-", "/"), type_name

    def _broken(self, names: tuple[str, ...]) -> list[str]:
        """Long names in two lines, as narrow columns break them: before the province."""
        width = self.chance.choice((28, 36, 60))
        lines: list[str] = []
        for name in names:
            place = name.find(" TỈNH ")
            if len(name) > width and place > 0:
                lines += [name[:place], name[place + 1 :]]
            else:
                lines.append(name)
        return lines

    def _issuer_lines(self, issuer: str) -> list[str]:
        name = issuer.upper()
        if self.row["type"].endswith("liên tịch"):
            name = name.replace(", BỘ ", " - BỘ ").replace(" VÀ BỘ ", " - BỘ ")
        return textwrap.wrap(name, self.chance.choice((26, 30, 40)), break_on_hyphens=False)

    def _number_line(self, number: str, form: str, type_name: str) -> str:
        if form == "party":
            return f"Số {number}"
        written = number
        if self.chance.random() < 0.2:
            written = written.replace("/", self.chance.choice((" /", "/ ", " / ")))
        if self.chance.random() < 0.15:
            written = written.replace("-", self.chance.choice((" - ", " -", "–")))
        word = "Luật số" if type_name == "Luật" and self.chance.random() < 0.5 else "Số"
        return f"{word}{self.chance.choice((': ', ' : ', ':'))}{written}"

    def _right(self, form: str) -> Iterator[str]:
        if form == "party":
            yield "ĐẢNG CỘNG SẢN VIỆT NAM"
        else:
            yield COUNTRY
            yield self.chance.choice(("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"))
            yield self.chance.choice(("---------------", "_____________", ""))
        day = date_in_words(self.issued_on)
        kind = self.chance.random()
        if kind < 0.2:
            day = f"ngày {self.issued_on.day} tháng {self.issued_on.month} năm {self.issued_on.year}"
        elif kind < 0.3:
            day = f"ngày {short_date(self.issued_on)}"
        yield f"{self.chance.choice(PLACES)}, {day}"

    def _abstract(self, type_name: str) -> str:
        subject = clean_spaces(self.row["title"])
        for prefix in (f"{self.row['type']} ", f"{type_name} "):
            if subject.lower().startswith(prefix.lower()) and len(subject) > len(prefix) + 10:
                subject = subject[len(prefix) :]
        return subject[:1].upper() + subject[1:]

    def _subject_lines(self, subject: str, type_name: str) -> list[str]:
        if type_name in {"Luật", "Bộ luật", "Pháp lệnh"}:
            subject = subject.upper()
        return textwrap.wrap(subject, self.chance.choice((48, 60)))

    def _spaced(self, title: str) -> str:
        return " ".join(title) if self.chance.random() < 0.05 and " " not in title else title

    def _body(self, type_name: str, issuer: str, *, is_letter: bool) -> Iterator[str]:
        if is_letter:
            yield "Kính gửi: Các công đoàn cơ sở trực thuộc."
        for _ in range(self.chance.randint(1, 3)):
            yield "Căn cứ chức năng, nhiệm vụ được giao và Luật số 50/2024/QH15 ngày 27 tháng 11 năm 2024;"
        if self.chance.random() < 0.5 and not is_letter:
            yield f"{issuer.upper()}"
        paragraphs = [clean_spaces(line) for line in self.row["text"][:1800].splitlines() if line.strip()]
        yield from paragraphs
        if self.effective_on is not None:
            yield "Điều 99. Hiệu lực thi hành"
            yield f"{type_name} này có hiệu lực thi hành kể từ {date_in_words(self.effective_on)}."

    def _office(self, form: str, issuer: str) -> tuple[str, ...]:
        if form == "state":
            return self.chance.choice((("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), ("BỘ TRƯỞNG",), ("CHỦ TỊCH",)))
        if form == "party":
            return self.chance.choice((("T/M BAN THƯỜNG VỤ", "BÍ THƯ"), ("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")))
        return self.chance.choice((("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"), ("TM. BAN CHẤP HÀNH", "PHÓ CHỦ TỊCH")))
