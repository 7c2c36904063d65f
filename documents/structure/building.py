"""From paragraphs to pieces. Only a number that may follow begins a piece; nothing of the text is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from documents.enums import ProvisionKind
from documents.structure.closing import closes, opens_addition
from documents.structure.marks import Mark, mark_of
from documents.structure.numbering import ArticleOrder, article_order, letter_order, order_of
from documents.structure.paragraphs import Paragraph
from documents.structure.pieces import ADDED, GROUPS, Piece
from documents.structure.quotations import Quotation, announces

__all__ = ["build"]

WIDTH: Final = {kind: place for place, kind in enumerate(ProvisionKind)}
# Nothing else stands in them.
TEXT_ONLY: Final = frozenset({ProvisionKind.PREAMBLE, ProvisionKind.SIGNATURE})
LONGEST_TITLE: Final = 250
# A longer one that ends with a full stop is a sentence.
LONGEST_WITH_STOP: Final = 120
#: So many paragraphs below the name of an attachment its first article begins.
FIRST_ARTICLE_WITHIN: Final = 12
# A point whose predecessor was lost between two pages.
MOST_LOST_POINTS: Final = 2


def build(paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """The pieces of a text in their order; a text without any heading is one preamble."""
    return _Builder(paragraphs).run()


class _Builder:
    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._marks = [mark_of(paragraph.text) for paragraph in paragraphs]
        self._has_articles = any(
            mark and mark.kind is ProvisionKind.ARTICLE and mark.is_sure for mark in self._marks
        )
        self.pieces: list[Piece] = []
        self._open: list[Piece] = []
        self._articles = ArticleOrder()
        self._last_clause = 0
        self._quotation = Quotation()

    def run(self) -> list[Piece]:
        place = 0
        while place < len(self._paragraphs):
            place += self._take(place)
        return self.pieces

    def _take(self, place: int) -> int:
        """Put the paragraph at this place, and maybe the title below it, where it belongs; says how many."""
        paragraph, mark = self._paragraphs[place], self._marks[place]
        if self._quotation.holds(paragraph.text) and not self._ends_quotation(mark):
            return self._add_text(paragraph)
        is_over = self._is_after_end() or self._begins_anew(place)
        if kind := opens_addition(self._paragraphs, place, is_after_end=is_over):
            name, taken = self._name_of_addition(place)
            self._begin(Piece(kind, page=paragraph.page, title=name))
            return taken
        if closes(paragraph.text) and self._has_body() and not self._is_after_end():
            self._begin(Piece(ProvisionKind.SIGNATURE, page=paragraph.page))
            return self._add_text(paragraph)
        if mark is None or not self._may_follow(mark, place):
            return self._add_text(paragraph)
        return self._begin_marked(mark, place)

    def _ends_quotation(self, mark: Mark | None) -> bool:
        """Whether the next article of the text begins though a quotation was never closed."""
        is_next = (
            mark is not None and mark.kind is ProvisionKind.ARTICLE and self._articles.is_next(mark.number)
        )
        return is_next and self._quotation.end_before_article()

    def _begin_marked(self, mark: Mark, place: int) -> int:
        piece = Piece(mark.kind, mark.number, page=self._paragraphs[place].page)
        taken = 1
        if mark.kind is ProvisionKind.CLAUSE:
            self._last_clause = order_of(mark.number)
        if mark.kind in GROUPS:
            piece.title, taken = self._group_title(mark, place)
        elif mark.kind is ProvisionKind.ARTICLE and self._is_title(mark.rest, place):
            piece.title = mark.rest
        elif mark.rest:
            piece.paragraphs.append(mark.rest)
        self._begin(piece)
        return taken

    def _begins_anew(self, place: int) -> bool:
        """Whether the next article is the first one although the text has had that."""
        below = self._marks[place + 1 : place + 1 + FIRST_ARTICLE_WITHIN]
        first = next((mark for mark in below if mark and mark.kind is ProvisionKind.ARTICLE), None)
        return first is not None and first.number == "1" and self._articles.has("1")

    def _name_of_addition(self, place: int) -> tuple[str, int]:
        """Its name in capitals, with the line below that says what it is about; and how many these are."""
        name = self._paragraphs[place].text
        below = self._paragraphs[place + 1].text if place + 1 < len(self._paragraphs) else ""
        is_name = below and not self._marks[place + 1] and len(below) <= LONGEST_TITLE
        if is_name and below[0] != "(" and not closes(below):
            return f"{name} – {below}", 2
        return name, 1

    def _group_title(self, mark: Mark, place: int) -> tuple[str, int]:
        """Beside the number, or in the lines below it."""
        words, taken = [mark.rest] if mark.rest else [], 1
        while place + taken < len(self._paragraphs):
            text = self._paragraphs[place + taken].text
            is_title = not self._marks[place + taken] and len(text) <= LONGEST_TITLE
            if not is_title or (words and not (words[-1].isupper() and text.isupper())):
                break
            words.append(text)
            taken += 1
        return " ".join(words), taken

    def _is_title(self, rest: str, place: int) -> bool:
        """Whether what stands beside the number of an article is its title, and its text comes below."""
        if not rest or len(rest) > LONGEST_TITLE or rest.endswith((":", ";", "./.")):
            return False
        if rest.endswith(".") and len(rest) > LONGEST_WITH_STOP:
            return False
        after = self._marks[place + 1] if place + 1 < len(self._paragraphs) else None
        is_last = place + 1 == len(self._paragraphs) or closes(self._paragraphs[place + 1].text)
        return not is_last and not (after and after.kind not in {ProvisionKind.CLAUSE, ProvisionKind.POINT})

    def _may_follow(self, mark: Mark, place: int) -> bool:
        match mark.kind:
            case ProvisionKind.ARTICLE:
                is_announced = place > 0 and announces(self._paragraphs[place - 1].text)
                return mark.is_sure and self._articles.takes(mark.number, is_announced=is_announced)
            case ProvisionKind.CLAUSE:
                return self._may_be_clause(mark.number)
            case ProvisionKind.POINT:
                return self._may_be_point(mark)
            case ProvisionKind.SECTION if not mark.is_named:
                return not self._has_articles and self._may_be_group(mark)
            case _:
                return mark.is_sure and self._may_be_group(mark)

    def _may_be_clause(self, number: str) -> bool:
        holder = self._holder(ProvisionKind.CLAUSE)
        if holder is None and self._has_articles:
            return False
        siblings = holder.children if holder else self.pieces
        last = next((one for one in reversed(siblings) if one.kind is ProvisionKind.CLAUSE), None)
        if last is None:
            # Clauses of a text without articles may be numbered through all its sections.
            goes_on = not self._has_articles and order_of(number) == self._last_clause + 1
            return order_of(number) == 1 or goes_on
        return (
            article_order(last.number) < article_order(number)
            and order_of(number) <= order_of(last.number) + 1
        )

    def _may_be_point(self, mark: Mark) -> bool:
        holder = self._holder(ProvisionKind.POINT)
        if holder is None:
            return False
        last = next((one for one in reversed(holder.children) if one.kind is ProvisionKind.POINT), None)
        if last is None:
            return mark.number == "a"
        gap = letter_order(mark.number) - letter_order(last.number)
        return 0 < gap <= 1 + MOST_LOST_POINTS or (gap == 0 and mark.number > last.number)

    def _may_be_group(self, mark: Mark) -> bool:
        order = order_of(mark.number)
        holder = self._holder(mark.kind)
        siblings = holder.children if holder else self.pieces
        last = next((one for one in reversed(siblings) if one.kind is mark.kind), None)
        return order > 0 and (last is None or order == 1 or order > order_of(last.number))

    def _holder(self, kind: ProvisionKind) -> Piece | None:
        """The open piece that one of this kind would stand in."""
        return next((one for one in reversed(self._open) if _is_wider(one, kind)), None)

    def _begin(self, piece: Piece) -> int:
        if piece.kind is ProvisionKind.SIGNATURE or piece.kind in ADDED:
            self._open.clear()
        while self._open and not _is_wider(self._open[-1], piece.kind):
            self._open.pop()
        if piece.kind in ADDED:
            self._articles = ArticleOrder()
        holder = self._open[-1] if self._open else None
        (holder.children if holder else self.pieces).append(piece)
        self._open.append(piece)
        return 1

    def _add_text(self, paragraph: Paragraph) -> int:
        if not self._open:
            self._begin(Piece(ProvisionKind.PREAMBLE, page=paragraph.page))
        self._open[-1].paragraphs.append(paragraph.text)
        return 1

    def _has_body(self) -> bool:
        return any(piece.kind is not ProvisionKind.PREAMBLE for piece in self.pieces)

    def _is_after_end(self) -> bool:
        return bool(self._open) and self._open[0].kind is ProvisionKind.SIGNATURE


def _is_wider(piece: Piece, kind: ProvisionKind) -> bool:
    """Whether a piece of this kind may stand in it."""
    return piece.kind not in TEXT_ONLY and WIDTH[piece.kind] < WIDTH[kind]
