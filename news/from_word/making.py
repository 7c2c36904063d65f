"""From what was read in a Word file to a draft in a section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePath
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection

from images.models import SiteImage
from news.adding_photos import RefusedFile, store_photo
from news.from_word.apart import ReadFile
from news.from_word.bylines import bylines_of
from news.models import ArticlePage, SectionPage, WordOrigin
from news.word.doubts import Doubt, Reason
from news.word.draft import Draft, NumberedList, Picture, Piece, Table, Text
from vietnamese.slugs import slugify
from vietnamese.text import clean_spaces, nfc

__all__ = ["make_draft"]

LONGEST_TITLE = 255


def make_draft(
    read: ReadFile,
    name: str,
    *,
    section: SectionPage,
    user: AbstractBaseUser,
    collection: Collection | None,
) -> ArticlePage:
    """Make an article that nobody sees yet, with its pictures and the list of what is doubtful.

    Each picture is stored before the next is read, and no transaction is open meanwhile. Without a collection
    pictures are left out, each with a doubt.
    """
    title = (read.draft.title or clean_spaces(nfc(PurePath(name).stem.replace("_", " "))) or "Word")[
        :LONGEST_TITLE
    ]
    pictures = _Pictures(read, title, user, collection)
    lead_image, pieces = _lead_image(read.draft, pictures)
    body = [block for piece in pieces for block in pictures.blocks(piece)]
    page = ArticlePage(
        title=title,
        lead=read.draft.lead,
        body=body,
        source=read.draft.source[:255],
        live=False,
        owner_id=user.pk,
        dated_at_publication=True,
    )
    if lead_image is not None:
        page.lead_image, page.lead_image_caption = lead_image
    return _store(page, read.draft, [*read.draft.doubts, *pictures.doubts], name, section, user)


@transaction.atomic
def _store(
    page: ArticlePage,
    draft: Draft,
    doubts: Sequence[Doubt],
    name: str,
    section: SectionPage,
    user: AbstractBaseUser,
) -> ArticlePage:
    page.bylines.add(*bylines_of(draft.bylines))
    section.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    records = [{"reason": doubt.reason.value, "about": doubt.about} for doubt in doubts]
    WordOrigin.objects.create(page=page, file_name=nfc(name)[:255], doubts=records)
    return page


def _lead_image(draft: Draft, pictures: _Pictures) -> tuple[tuple[SiteImage, str] | None, Sequence[Piece]]:
    """A picture before all text leads the article, and is not shown in it once more."""
    first = draft.pieces[0] if draft.pieces else None
    if isinstance(first, Picture) and len(draft.pieces) > 1 and (image := pictures.image(first)):
        return (image, first.caption[:500]), draft.pieces[1:]
    return None, draft.pieces


@dataclass
class _Pictures:
    """Stores each picture once, however often it is shown."""

    read: ReadFile
    title: str
    user: AbstractBaseUser
    collection: Collection | None
    doubts: list[Doubt] = field(default_factory=list)
    _stored: dict[str, SiteImage | None] = field(default_factory=dict)

    def image(self, picture: Picture) -> SiteImage | None:
        if picture.part not in self._stored:
            self._stored[picture.part] = self._take(picture)
        return self._stored[picture.part]

    def blocks(self, piece: Piece) -> list[dict[str, Any]]:
        """A piece as raw data of the body."""
        if isinstance(piece, Text):
            return [{"type": "text", "value": piece.html}]
        if isinstance(piece, NumberedList):
            items = [{"type": "item", "value": item} for item in piece.items]
            return [{"type": "numbered_list", "value": {"start": piece.start, "items": items}}]
        if isinstance(piece, Table):
            return [{"type": "table", "value": _table(piece)}]
        return self._picture(piece)

    def _picture(self, piece: Picture) -> list[dict[str, Any]]:
        image = self.image(piece)
        if image is None:
            # What was written below it must not go with it.
            words = " ".join(filter(None, (piece.caption, piece.credit)))
            return [{"type": "text", "value": f"<p><i>{escape(words, quote=False)}</i></p>"}] if words else []
        value = {
            "image": image.pk,
            "caption": piece.caption[:500],
            "credit": piece.credit,
            "alt_text": piece.alt_text,
        }
        return [{"type": "picture", "value": value}]

    def _take(self, picture: Picture) -> SiteImage | None:
        number = len(self._stored) + 1
        if self.collection is None:
            reason = _("You may not upload pictures.")
            self.doubts.append(Doubt(Reason.PICTURE_REFUSED, f"{picture.caption} {reason}".strip()))
            return None
        suffix = PurePath(picture.part).suffix.lower()
        name = f"{slugify(self.title, max_length=60) or 'anh'}-{number}{suffix}"
        stored = store_photo(
            SimpleUploadedFile(name, self.read.pictures[picture.part]),
            user=self.user,
            collection=self.collection,
            credit=picture.credit,
            title=picture.caption or picture.alt_text or f"{self.title[:240]} ({number})",
        )
        if isinstance(stored, RefusedFile):
            place = picture.caption or PurePath(picture.part).name
            self.doubts.append(Doubt(Reason.PICTURE_REFUSED, f"{place}: {stored.reason}"))
            return None
        return stored


def _table(table: Table) -> dict[str, Any]:
    return {
        "data": [list(row) for row in table.rows],
        "first_row_is_table_header": table.has_header,
        "first_col_is_header": False,
        "table_header_choice": "row" if table.has_header else "neither",
        "table_caption": "",
    }
