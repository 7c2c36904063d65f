"""What was read from the text of a document, how sure it is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

__all__ = ["Doubt", "Form", "Found", "Notice", "NoticeKind", "ParsedDocument", "missing"]

T = TypeVar("T", bound=str | date)


class Doubt(StrEnum):
    """Why a person should look at a value again."""

    MISSING = "missing"  # nothing of the kind was found
    INCOMPLETE = "incomplete"  # it is there with a gap: "Số:      /QĐ-LĐLĐ", "ngày … tháng 5"
    REPAIRED = "repaired"  # characters that scanning confuses were put right: "l5/HD-TLĐ"
    GUESSED = "guessed"  # it follows from another part, or stands in an unusual place
    DISAGREES = "disagrees"  # another part of the document says something else
    SPELLING = "spelling"  # written without marks, or in capitals only
    CUT = "cut"  # where it ends is not plain
    UNCLEAR = "unclear"  # recognition was not sure of it, or may be wrong in one word of many
    NOT_READ = "not_read"  # recognition was so little sure that no value is given


class Form(StrEnum):
    """Whose layout the document follows."""

    STATE = "state"  # NĐ 30/2020/NĐ-CP, phụ lục I
    PARTY = "party"  # "ĐẢNG CỘNG SẢN VIỆT NAM" at the top right, an asterisk under the issuer
    UNION = "union"  # as the state's, issued by a trade union


class NoticeKind(StrEnum):
    """What a librarian has to know before a document goes public."""

    SECRET = "secret"  # a stamp of secrecy  # noqa: S105
    PERHAPS_SECRET = "perhaps_secret"  # the same, without the marks that tell it from other words  # noqa: S105
    INTERNAL = "internal"  # "LƯU HÀNH NỘI BỘ", "KHÔNG PHỔ BIẾN"
    DRAFT = "draft"  # "DỰ THẢO"
    IDENTITY_NUMBERS = "identity_numbers"  # a list with numbers of identity cards
    TELEPHONE_NUMBERS = "telephone_numbers"  # a list with numbers of mobile telephones
    ANNEX = "annex"  # it belongs to another document, which it names
    SECOND_HEAD = "second_head"  # another document begins on that page


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, the words it was read from (`raw`) and their page, 0 where it stands nowhere."""

    value: T | None
    doubts: tuple[Doubt, ...] = ()
    page: int = 0
    raw: str = ""

    @property
    def is_certain(self) -> bool:
        return self.value is not None and not self.doubts


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be warned of, on a page.

    `detail` is the stamp, how many numbers there are, or the number (and day) of the other document.
    """

    kind: NoticeKind
    page: int
    detail: str


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """The components of a document (NĐ 30/2020/NĐ-CP, Điều 8).

    `number` is whole, as printed (số, ký hiệu), and `symbol` the part after the number, also of a document
    not yet numbered. `issuer` and `superior` are names in the case of running text. `signer_position` is
    the office of who signed, `authority` for whom: "TM. Ban Thường vụ", "KT. Chủ tịch".
    """

    form: Form
    number: Found[str]
    symbol: Found[str]
    document_type: Found[str]
    issuer: Found[str]
    superior: Found[str]
    place: Found[str]
    issued_on: Found[date]
    effective_on: Found[date]
    abstract: Found[str]
    signer: Found[str]
    signer_position: Found[str]
    authority: Found[str]
    notices: tuple[Notice, ...] = ()


def missing() -> Found[T]:
    """What was looked for and not found."""
    return Found(None, (Doubt.MISSING,))
