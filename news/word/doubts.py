"""What somebody has to look at in a draft that was made of a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Doubt", "Reason"]


class Reason(StrEnum):
    """Why. The words for it are in `news.from_word.wording`."""

    TITLE_MISSING = "title_missing"
    TITLE_CAPITALS = "title_capitals"
    TITLE_GUESSED = "title_guessed"
    TITLE_CUT = "title_cut"
    LEAD_MISSING = "lead_missing"
    LEAD_GUESSED = "lead_guessed"
    BYLINE_GUESSED = "byline_guessed"
    BYLINE_MISSING = "byline_missing"
    CREDIT_FOR_ALL = "credit_for_all"
    SOURCE_GUESSED = "source_guessed"
    DATELINE = "dateline"
    HEADING_GUESSED = "heading_guessed"
    LIST_GUESSED = "list_guessed"
    LETTERS = "letters"
    TABLE_MERGED = "table_merged"
    TABLE_TAKEN_APART = "table_taken_apart"
    TEXT_BOX = "text_box"
    CAPTION_GUESSED = "caption_guessed"
    CAPTION_OF_SEVERAL = "caption_of_several"
    CAPTIONS_MISSING = "captions_missing"
    PICTURE_REFUSED = "picture_refused"
    PICTURE_OUTSIDE = "picture_outside"
    PICTURE_CROPPED = "picture_cropped"
    PICTURES_TOO_MANY = "pictures_too_many"
    LINK_LEFT_OUT = "link_left_out"
    DELETED_TEXT = "deleted_text"
    HIDDEN_TEXT = "hidden_text"
    COMMENTS = "comments"
    NOTES = "notes"
    HEADERS = "headers"
    EMBEDDED = "embedded"
    FORMULA = "formula"
    ADMINISTRATIVE = "administrative"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason, and the words of the file that it is about; "" where it is about the whole."""

    reason: Reason
    about: str = ""
