"""Words of a Word file as rich text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from news.word.elements import Run

__all__ = ["as_html", "element"]


def as_html(runs: Sequence[Run], *, plain: bool = False) -> str:
    """The formats that rich text of the site has; `plain` without bold and italic, as in headings."""
    return "".join(_run(run, plain=plain) for run in _trimmed(runs))


def element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>"


def _run(run: Run, *, plain: bool) -> str:
    html = escape(run.text.replace("\t", " ").replace("\n", " "), quote=False)
    if not run.text.strip():
        return html
    if run.script:
        html = element(run.script, html)
    if run.is_italic and not plain:
        html = element("i", html)
    if run.is_bold and not plain:
        html = element("b", html)
    return f'<a href="{escape(run.link)}">{html}</a>' if run.link else html


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    """Without blanks at both ends, and with one where there are several."""
    found: list[Run] = []
    for run in runs:
        words = " ".join(run.text.split())
        before = " " if run.text[:1].isspace() and found and not found[-1].text.endswith(" ") else ""
        after = " " if words and run.text[-1:].isspace() else ""
        if text := f"{before}{words}{after}":
            found.append(replace(run, text=text))
    while found and not found[-1].text.strip():
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return found
