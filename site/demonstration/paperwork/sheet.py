"""What stands where on an official paper, before anything is said about PDF or Word.

Documents of the state, and of unions, are laid out by NĐ 30/2020/NĐ-CP, Điều 8 and Phụ lục I; those of the
Party have their own heading: a star in place of the rule and "ĐẢNG CỘNG SẢN VIỆT NAM" on the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demonstration import markup
from demonstration.blocks import Block, Heading, NumberedList, Paragraph, Table
from demonstration.bundle import Content
from demonstration.records import Layout, LegalDocument, Paper

STATE_HEADING = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY_HEADING = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
OFFICIAL_LETTER = "Công văn"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper ready to be set.

    ``issuer`` and ``nation`` are the two columns of the heading, ``reference`` stands under the first,
    ``place_and_day`` under the second; ``title`` and ``abstract`` are centred above the body. A paper that is
    only an annex has none of the heading and no signature.
    """

    subject: str
    issuer: tuple[str, ...]
    nation: tuple[str, ...]
    reference: tuple[str, ...]
    place_and_day: str
    title: str
    abstract: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str
    notice: str


def document_sheet(document: LegalDocument, content: Content) -> Sheet:
    issuer = content.organisations[document.issuer]
    parent = content.organisations.get(issuer.parent)
    is_letter = document.type == OFFICIAL_LETTER
    party = document.layout is Layout.PARTY
    day = document.issued
    reference = (f"Số {document.number}" if party else f"Số: {document.number}",)
    return Sheet(
        subject=f"{document.type} số {document.number}",
        issuer=(*((parent.name.upper(),) if parent else ()), issuer.name.upper(), *(("*",) if party else ())),
        nation=PARTY_HEADING if party else STATE_HEADING,
        reference=(*reference, f"V/v {_lower_first(document.abstract)}") if is_letter else reference,
        place_and_day=f"{document.place}, ngày {day.day:02} tháng {_month(day.month)} năm {day.year}",
        title="" if is_letter else document.type.upper(),
        abstract="" if is_letter else document.abstract,
        body=document.body,
        recipients=document.recipients,
        signature=tuple(
            line for line in (document.signature.on_behalf, document.signature.position.upper()) if line
        ),
        signer=content.people[document.signature.person].name,
        notice=content.site.notice,
    )


def paper_sheet(paper: Paper, content: Content) -> Sheet:
    return Sheet(
        subject=paper.title,
        issuer=(),
        nation=(),
        reference=(),
        place_and_day="",
        title=paper.heading,
        abstract="",
        body=paper.body,
        recipients=(),
        signature=(),
        signer="",
        notice=content.site.notice,
    )


def _month(month: int) -> str:
    """NĐ 30/2020, Phụ lục I: a nought before January and February, before no other month."""
    return f"{month:02}" if month < 3 else str(month)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """Every line of text on the sheet in reading order, without marks: what a reader of the file gets."""
    yield from (*sheet.issuer, *sheet.nation, *sheet.reference)
    yield from filter(None, (sheet.place_and_day, sheet.title, sheet.abstract))
    for block in sheet.body:
        yield from block_lines(block)
    if sheet.recipients:
        yield "Nơi nhận:"
        yield from (f"- {recipient}" for recipient in sheet.recipients)
    yield from sheet.signature
    yield from filter(None, (sheet.signer, sheet.notice))


def block_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text=text) | Heading(text=text):
            yield markup.plain(text)
        case NumberedList(items=items):
            yield from (f"{number}. {markup.plain(item)}" for number, item in enumerate(items, 1))
        case Table(caption=caption, rows=rows):
            yield from filter(None, (caption,))
            yield from (cell for row in rows for cell in row if cell)
        case _:
            raise TypeError(f"a paper can't hold {type(block).__name__}")
