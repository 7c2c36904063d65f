"""What a document says it does to others: the relations its own text declares.

Only declarations count: those whose subject is the document ("Thông tư này … thay thế …"), those that open a
clause ("2. Bãi bỏ …"), and the grounds before the first article ("Căn cứ …"). A sentence that tells of other
documents ("Nghị định số A đã được sửa đổi tại Nghị định số B") declares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.numbers import FoundNumber, find_numbers
from documents.parsing.relation_objects import objects_from
from vietnamese.text import nfc

__all__ = ["FoundRelation", "find_relations"]

_TYPES = (
    r"(?:Thông tư liên tịch|Thông tư|Nghị định|Quyết định|Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch"
    r"|Nghị quyết|Chỉ thị|Hướng dẫn|Quy định|Quy chế|Kế hoạch|Công văn|Văn bản|Kết luận|Thông báo"
    r"|Chương trình|Điều lệ)"
)
_THIS = rf"{_TYPES}(?: hợp nhất)? này"
# What numbers a clause, and what may stand before its verb.
_OPENING = (
    r"[ \t]*(?:[-+*•–][ \t]*|Điều[ \t]+\w+(?:\.\w+)*[.:]?[ \t]+|\d{1,2}(?:\.\d{1,2})*[.)]?[ \t]+"
    r"|[a-zđ]\)[ \t]*|[IVX]+\.[ \t]*)*(?:Nay |Về việc |V/v )?"
)
_VERB = re.compile(
    r"""
    \b(?:
        (?P<replaces>thay\sthế(?:\scho)?)
        | (?P<abolishes>bãi\sbỏ|h[ủu][yỷ]\sbỏ)
        | (?P<suspends>(?:đình\schỉ|ngưng\shiệu\slực)(?:\sviệc)?(?:\sthi\shành|\sáp\sdụng)?)
        | (?P<corrects>đính\schính)
        | (?P<consolidates>hợp\snhất)
        | (?P<amends>sửa\sđổi(?:,?\s(?:và\s)?bổ\ssung)?|bổ\ssung)
        | (?P<guides>(?:quy\sđịnh\schi\stiết|hướng\sdẫn)
            (?:(?:\svà|,)?\s(?:hướng\sdẫn|biện\spháp|quy\sđịnh\schi\stiết))?)
    )\b (?!\snày\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AT_LINE_START = re.compile(_OPENING)
_AT_CLAUSE_START = re.compile(rf"(?:.*[.;:] )?{_OPENING}")
_OF_ITSELF = re.compile(rf".*{_THIS} ", re.IGNORECASE)
_OF_ITSELF_BEFORE = re.compile(rf".*{_THIS}[ ,][^;]*(?<!được )(?<!bị )(?<!hoặc )", re.IGNORECASE)
_LONGEST_SUBJECT = 260
_LOST_FORCE = re.compile(
    r"(?P<replaces>(?:được|bị) thay thế (?:bởi|bằng) )|hết hiệu lực|không còn hiệu lực|(?:được|bị) bãi bỏ",
    re.IGNORECASE,
)
_BY_ITSELF = re.compile(rf"[^.;\n]{{0,80}}{_THIS}", re.IGNORECASE)
_NEW_LAW = re.compile(rf"{_THIS} có hiệu lực", re.IGNORECASE)
_GROUND = re.compile(r"^[ \t]*(?:[-+*•–][ \t]*)?(?P<verb>Căn cứ)\b", re.MULTILINE)
_FIRST_ARTICLE = re.compile(
    r"^[ \t*]*(?:Điều|ĐIỀU)[ \t]+1\b|^[ \t]*QUYẾT ĐỊNH[ \t]*:|^[ \t]*I\.[ \t]", re.MULTILINE
)
_LIST_ITEM = re.compile(
    r"\n[ \t]*(?:(?P<numbered>\d{1,2}(?:\.\d{1,2})*[.)])|(?P<lettered>[a-zđ]\))|(?P<dashed>[-+*•–]))[ \t]*"
)
_SENTENCE_START = re.compile(
    r"(?:^|(?<=[.;] )|(?<=hiệu lực, )|(?<=thi hành, )|(?<=hiệu lực thì )|(?<=thi hành thì ))"
    r"(?:\d{1,2}\. |[a-zđ]\) )?",
    re.MULTILINE,
)
_HEAD = 3_000
_FILLER = 16
_LONGEST_LIST = 6_000


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """A relation declared in a text: ``nfc(text)[start:end] == raw``, the number of the other document.

    ``type`` is a value of `documents.enums.RelationType`; ``scope`` names the clauses concerned ("khoản 1
    Điều 3") and is "" for the whole document or where no clause is named.
    """

    type: str
    key: str
    raw: str
    scope: str
    start: int
    end: int


def find_relations(text: str) -> list[FoundRelation]:
    """The relations a document's text declares, in the order of the text, each once."""
    text = nfc(text)
    numbers = find_numbers(text)
    if not numbers:
        return []
    found: dict[tuple[str, str, str], FoundRelation] = {}
    for kind, scope, number in sorted(_declared(text, numbers), key=lambda item: item[2].start):
        relation = FoundRelation(kind, number.key, number.raw, scope, number.start, number.end)
        found.setdefault((kind, number.key, scope), relation)
    return list(found.values())


def _declared(text: str, numbers: Sequence[FoundNumber]) -> Iterator[tuple[str, str, FoundNumber]]:
    for match in _VERB.finditer(text):
        kind = str(match.lastgroup)
        if not _is_declared(text, kind, match):
            continue
        filler = _FILLER if kind == "guides" else 0
        for scope, number in _objects_after(text, match.end(), numbers, filler):
            yield _softened(kind, text[match.end() : number.start]), scope, number
    for match in _LOST_FORCE.finditer(text):
        if _is_by_itself(text, match):
            for scope, number in _objects_before(text, match, numbers):
                yield match.lastgroup or "abolishes", scope, number
    first_article = _FIRST_ARTICLE.search(text)
    for match in _GROUND.finditer(text, 0, first_article.start() if first_article else _HEAD):
        for scope, number in objects_from(text, match.end(), _line_end(text, match.end()), numbers):
            yield "based_on", scope, number


def _is_declared(text: str, kind: str, verb: re.Match[str]) -> bool:
    """Whether the document speaks of itself: it is the subject, or the verb opens a line or clause."""
    start = max(text.rfind("\n", 0, verb.start()) + 1, verb.start() - _LONGEST_SUBJECT)
    before = text[start : verb.start()]
    if kind == "guides":
        is_heading = verb.start() < _HEAD and not before.removeprefix("Về việc ").removeprefix("V/v ").strip()
        return is_heading or _OF_ITSELF.fullmatch(before) is not None
    if kind == "amends":
        return bool(_AT_LINE_START.fullmatch(before) or _OF_ITSELF.fullmatch(before))
    return bool(_AT_CLAUSE_START.fullmatch(before) or _OF_ITSELF_BEFORE.fullmatch(before))


def _is_by_itself(text: str, match: re.Match[str]) -> bool:
    """Whether force is lost to this document: it says so, or it tells of its own force in the same line."""
    if _BY_ITSELF.match(text, match.end()):
        return True
    is_end = text[match.end() :].lstrip(" ")[:1] in {".", ";", "\n", ""}
    return is_end and _NEW_LAW.search(text, text.rfind("\n", 0, match.start()) + 1, match.start()) is not None


def _softened(kind: str, between: str) -> str:
    """Words put in place of others, or taken away, amend the document."""
    exchanges = "cụm từ" in between or "từ “" in between or 'từ "' in between
    return "amends" if exchanges and kind in {"replaces", "abolishes"} else kind


def _objects_after(
    text: str, start: int, numbers: Sequence[FoundNumber], filler: int
) -> Iterator[tuple[str, FoundNumber]]:
    """The objects of a verb that ends at `start`: in its line, and in the list the line announces."""
    end = _line_end(text, start)
    yield from objects_from(text, start, end, numbers, filler=filler)
    if text[start:end].rstrip().endswith(":") and end - start < _LONGEST_SUBJECT:
        yield from _listed(text, end, numbers)


def _objects_before(
    text: str, match: re.Match[str], numbers: Sequence[FoundNumber]
) -> Iterator[tuple[str, FoundNumber]]:
    """The subjects of a passive verb, or the list that follows where the subject announces one."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    starts = [place.end() for place in _SENTENCE_START.finditer(text, line_start, match.start())]
    found = [pair for start in starts for pair in objects_from(text, start, match.start(), numbers)]
    yield from found
    end = _line_end(text, match.end())
    if not found and text[match.end() : end].rstrip().endswith(":"):
        yield from _listed(text, end, numbers)


def _listed(text: str, start: int, numbers: Sequence[FoundNumber]) -> Iterator[tuple[str, FoundNumber]]:
    """The objects in the items of a list, which ends with the first line that is no item of its kind."""
    place, limit, kind = start, start + _LONGEST_LIST, None
    while place < limit and (item := _LIST_ITEM.match(text, place)) and kind in {None, item.lastgroup}:
        kind = item.lastgroup
        place = _line_end(text, item.end())
        yield from objects_from(text, item.end(), place, numbers)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
