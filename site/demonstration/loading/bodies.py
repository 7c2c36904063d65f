"""Bodies: the blocks of the content as values of the stream field."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatchmethod
from html import escape
from typing import Any

from wagtail.models import Page

from demonstration import markup
from demonstration.blocks import (
    AttachmentBlock,
    Block,
    DocumentReference,
    Heading,
    NumberedList,
    Paragraph,
    PictureBlock,
    PictureSet,
    Quote,
    Table,
)
from demonstration.loading.files import FileLoader

__all__ = ["BodyLoader"]

RawBlock = dict[str, Any]


class BodyLoader:
    """`pages` holds every page that text may name, by "kind:key"; documents also by "number:…"."""

    def __init__(self, files: FileLoader, pages: dict[str, Page]) -> None:
        self.files = files
        self.pages = pages

    def load(self, blocks: tuple[Block, ...], made: datetime) -> list[RawBlock]:
        """The raw data of a stream field; running text between other blocks becomes one block."""
        result: list[RawBlock] = []
        for block in blocks:
            raw = self._raw(block, made)
            if raw["type"] == "text" and result and result[-1]["type"] == "text":
                result[-1]["value"] += raw["value"]
            else:
                result.append(raw)
        return result

    def link_attributes(self, target: str) -> str:
        """The attributes of a link in rich text. Raises KeyError for a page that is not there."""
        if target in self.pages:
            return f'linktype="page" id="{self.pages[target].pk}"'
        if "//" in target or target.startswith(("/", "mailto:", "tel:")):
            return f'href="{escape(target)}"'
        raise KeyError(target)

    def _inline(self, text: str) -> str:
        return markup.to_html(text, self.link_attributes)

    @singledispatchmethod
    def _raw(self, block: Block, made: datetime) -> RawBlock:
        raise TypeError(type(block))

    @_raw.register
    def _paragraph(self, block: Paragraph, made: datetime) -> RawBlock:
        return {"type": "text", "value": f"<p>{self._inline(block.text)}</p>"}

    @_raw.register
    def _heading(self, block: Heading, made: datetime) -> RawBlock:
        return {"type": "text", "value": f"<h{block.level}>{self._inline(block.text)}</h{block.level}>"}

    @_raw.register
    def _numbered_list(self, block: NumberedList, made: datetime) -> RawBlock:
        items = [f"<p>{self._inline(item)}</p>" for item in block.items]
        return {"type": "numbered_list", "value": {"start": 1, "items": items}}

    @_raw.register
    def _picture(self, block: PictureBlock, made: datetime) -> RawBlock:
        return {"type": "picture", "value": self._picture_value(block)}

    @_raw.register
    def _pictures(self, block: PictureSet, made: datetime) -> RawBlock:
        pictures = [self._picture_value(picture) for picture in block.pictures]
        return {"type": "gallery", "value": {"heading": block.title, "pictures": pictures}}

    @_raw.register
    def _quote(self, block: Quote, made: datetime) -> RawBlock:
        return {"type": "quote", "value": {"text": block.text, "speaker": block.speaker, "role": block.role}}

    @_raw.register
    def _table(self, block: Table, made: datetime) -> RawBlock:
        value = {
            "data": [list(row) for row in block.rows],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": block.caption,
        }
        return {"type": "table", "value": value}

    @_raw.register
    def _attachment(self, block: AttachmentBlock, made: datetime) -> RawBlock:
        attachment = self.files.attachment(block, made)
        return {"type": "attachment", "value": {"file": attachment.pk, "title": block.title}}

    @_raw.register
    def _document(self, block: DocumentReference, made: datetime) -> RawBlock:
        document = self.pages[f"number:{block.number}"]
        return {"type": "document", "value": {"document": document.pk, "note": block.note}}

    def _picture_value(self, block: PictureBlock) -> RawBlock:
        image = self.files.picture(block.picture)
        return {
            "image": image.pk,
            "caption": block.caption,
            "credit": block.credit,
            "alt_text": image.description,
        }
