"""What counts as the title of a page in searches."""

from __future__ import annotations

__all__ = ["whole_title"]


def whole_title(title: str, lead: str) -> tuple[str, str]:
    """The title, and what the lead says beside it.

    An abstract (trích yếu) too long for a title is cut short there, with an ellipsis; it is then the title.
    """
    start = title.rstrip(". …")
    if lead.startswith(start) and title != start:
        return lead, ""
    return title, "" if lead == title else lead
