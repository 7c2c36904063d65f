"""What is doubtful in a draft made of a Word file, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.word.doubts import Reason

__all__ = ["ShownDoubt", "shown_doubts"]

WORDS: Final[dict[str, str | Promise]] = {
    Reason.TITLE_MISSING: _("No title was recognised: the draft is called as its file."),
    Reason.TITLE_CAPITALS: _(
        "The title was in capitals and is in small letters now: check names in it. In the file it was"
    ),
    Reason.TITLE_GUESSED: _("Taken as the title"),
    Reason.TITLE_CUT: _("The title was too long and is cut. In the file it was"),
    Reason.LEAD_MISSING: _("No lead was recognised: write one, or move the first sentences there."),
    Reason.LEAD_GUESSED: _("Taken as the lead"),
    Reason.BYLINE_GUESSED: _("Taken as the byline"),
    Reason.BYLINE_MISSING: _("No writer was recognised at the end of the file."),
    Reason.CREDIT_FOR_ALL: _("Pictures without a name of their own got the one in this line as their credit"),
    Reason.SOURCE_GUESSED: _("Taken as the source"),
    Reason.DATELINE: _("A place and a day stand in the text: is that part of the article?"),
    Reason.HEADING_GUESSED: _("A short bold line became a heading"),
    Reason.LIST_GUESSED: _("Lines with numbers or dashes typed before them became a list, from"),
    Reason.LETTERS: _("Letters of old fonts (TCVN3, VNI) were put into Unicode: read the text once. Fonts"),
    Reason.TABLE_MERGED: _("A table has joined cells: each is written once, beside it cells are empty"),
    Reason.TABLE_TAKEN_APART: _("A table without data became paragraphs"),
    Reason.TEXT_BOX: _("Text from a text box stands after the paragraph at which it hung"),
    Reason.CAPTION_GUESSED: _("Taken as the caption of a picture"),
    Reason.CAPTION_OF_SEVERAL: _("One caption stood below several pictures; the last of them has it"),
    Reason.CAPTIONS_MISSING: _("Number of pictures without a caption"),
    Reason.PICTURE_REFUSED: _("A picture could not be taken"),
    Reason.PICTURE_OUTSIDE: _("A picture is not in the file, which only names its place; add it by hand"),
    Reason.PICTURE_CROPPED: _(
        "A picture was cropped in Word; here it is whole. Look whether it may be shown so"
    ),
    Reason.PICTURES_TOO_MANY: _(
        "Number of pictures left out, since there were too many or they were too large"
    ),
    Reason.LINK_LEFT_OUT: _("A link leads to no public address and was left out; its words are there"),
    Reason.DELETED_TEXT: _("Left out, since it is marked as deleted in the file"),
    Reason.HIDDEN_TEXT: _("Left out, since it is hidden in the file"),
    Reason.COMMENTS: _("A comment in the file, which does not become part of the article"),
    Reason.NOTES: _("Footnotes stand at the end of the text, from"),
    Reason.HEADERS: _("Left out, since it stands at the top or bottom of every page"),
    Reason.EMBEDDED: _(
        "The file holds an embedded file (as from Excel): only its picture, if any, was taken."
    ),
    Reason.FORMULA: _("A formula became plain text"),
    Reason.ADMINISTRATIVE: _(
        "This seems to be a document with a national heading rather than an article. Documents belong in the "
        "library. It begins with"
    ),
}


class ShownDoubt(NamedTuple):
    """`about` quotes the file; "" where the words say all."""

    words: str | Promise
    about: str


def shown_doubts(records: Iterable[dict[str, Any]]) -> Iterator[ShownDoubt]:
    """In the order in which they were kept. A reason that is no longer known is passed over."""
    for record in records:
        if words := WORDS.get(record.get("reason", "")):
            yield ShownDoubt(words, str(record.get("about", "")))
