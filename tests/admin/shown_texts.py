"""What a person sees or hears of an answer of the admin, piece by piece."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from django.http import HttpResponse

__all__ = ["strings_in", "texts_of_answer", "texts_of_page"]

SILENT: Final = frozenset({"code", "kbd", "script", "style", "svg", "textarea"})
READ_OUT: Final = frozenset({"alt", "aria-label", "aria-description", "label", "placeholder", "title"})
BUTTONS: Final = frozenset({"button", "reset", "submit"})
# Attributes that tell scripts what to do: names of events, of classes and of places, no words.
PLUMBING: Final = re.compile(
    r"data-(action|controller|.*(class|selector|target|param|outlet|url|icon|placement|query|key|regex)(-value)?)$"
)
# A name in a program; a regular expression; the names of several classes.
NAME: Final = re.compile(r"[\w.:/#?&=%+~@*\[\]()|,-]*")
PATTERN: Final = re.compile(r".*(\\\.|\^\(|\)\$|\[\^).*")
CLASSES: Final = re.compile(r"(?=.*(--|w-))[\w-]+( [\w-]+)*")


class Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.silent = 0
        self.is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.silent += tag in SILENT
        self.is_data = tag == "script" and given.get("type") == "application/json"
        for name, value in given.items():
            if name in READ_OUT or (tag == "input" and name == "value" and given.get("type") in BUTTONS):
                self.pieces.append(value)
            elif name.startswith("data-") and not PLUMBING.match(name):
                self.pieces += texts_of_data(value)

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT
        self.is_data = False

    def handle_data(self, data: str) -> None:
        if self.is_data:
            self.pieces += texts_of_data(data)
        elif not self.silent:
            self.pieces.append(data)


def texts_of_answer(answer: HttpResponse) -> list[str]:
    """Of a page, or of the JSON with pieces of pages that dialogs are filled with."""
    kind = answer.headers.get("Content-Type", "")
    if "json" in kind:
        return list(texts_of_data(answer.content.decode()))
    return texts_of_page(answer.content.decode()) if "html" in kind else []


def texts_of_page(page: str) -> list[str]:
    """Texts and spoken attributes, also those that scripts are handed in attributes and as JSON."""
    texts = Texts()
    texts.feed(page)
    texts.close()
    return [piece for piece in (" ".join(text.split()) for text in texts.pieces) if piece]


def texts_of_data(value: str) -> Iterator[str]:
    held = read_json(value)
    for text in strings_in(value if held is None else held):
        if text != value and read_json(text) is not None:
            yield from texts_of_data(text)
        elif "<" in text and ">" in text:
            yield from texts_of_page(text)
        elif is_title(text) or not (NAME.fullmatch(text) or PATTERN.match(text) or CLASSES.fullmatch(text)):
            yield text


def is_title(text: str) -> bool:
    """Whether it is one word with a capital letter, as no name in a program is."""
    return text.istitle() and text.isalpha()


def read_json(text: str) -> object:
    """The list or object that the text is, or nothing."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        held: object = json.loads(text)
    except ValueError:
        return None
    return held


def strings_in(held: object) -> Iterator[str]:
    """Every string in JSON, but for the names of what it holds."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, list):
        for item in held:
            yield from strings_in(item)
    elif isinstance(held, dict):
        for item in held.values():
            yield from strings_in(item)
