"""A paper read as the product reads it, but in this process."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from extraction.readers.results import Limits
from news.word.draft import Draft, Picture, Table, Text
from news.word.reading import read_file
from news.word.splitting import split
from tests.factories.word import WordPaper

__all__ = ["about", "draft_of", "html_of", "pictures_of", "reasons", "tables_of", "with_head"]


def with_head() -> WordPaper:
    """A paper with a title and two paragraphs, so that what follows is the text."""
    paper = WordPaper().say("Hội thi tay nghề ngành may", style="Title")
    return paper.say("Sáng nay hội thi khai mạc.").say("Có 40 thí sinh dự thi.")


def draft_of(paper: WordPaper | bytes, *, most_pictures: int = 60, most_bytes: int = 10_000_000) -> Draft:
    with TemporaryDirectory() as folder:
        path = Path(folder, "paper.docx")
        path.write_bytes(paper if isinstance(paper, bytes) else paper.content())
        return split(read_file(path, Limits(), most_pictures=most_pictures, most_bytes=most_bytes))


def html_of(draft: Draft) -> str:
    return "".join(piece.html for piece in draft.pieces if isinstance(piece, Text))


def pictures_of(draft: Draft) -> list[Picture]:
    return [piece for piece in draft.pieces if isinstance(piece, Picture)]


def tables_of(draft: Draft) -> list[Table]:
    return [piece for piece in draft.pieces if isinstance(piece, Table)]


def reasons(draft: Draft) -> set[str]:
    return {doubt.reason.value for doubt in draft.doubts}


def about(draft: Draft, reason: str) -> list[str]:
    return [doubt.about for doubt in draft.doubts if doubt.reason == reason]
