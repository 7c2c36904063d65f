"""The uploaded files a page refers to, wherever it does, and whether they may be public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Field, ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from attachments.models import Attachment
from attachments.secrecy import FILE_REFUSED, SecretFileError, marked_among

__all__ = ["files_in", "files_of_page", "refusals", "refuse_secret_files"]


def files_in(field: Field[Any, Any], value: Any) -> Iterator[int]:
    """The ids of the files a value of a field refers to: chosen, in blocks, or linked in rich text."""
    if isinstance(field, ForeignKey):
        if field.related_model is Attachment and value:
            yield value.pk if isinstance(value, Attachment) else int(value)
    elif isinstance(field, StreamField | RichTextField) and value:
        for model, key, *_places in field.extract_references(value):
            if model is Attachment and str(key).isdecimal():
                yield int(key)


def files_of_page(page: Page) -> Mapping[str, set[int]]:
    """The files of a page as it stands here, saved or not, by field or, for rows below it, relation."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for field in _fields_with_files(type(page)):
        found[field.name].update(files_in(field, getattr(page, field.attname)))
    for relation in get_all_child_relations(type(page)):
        fields = _fields_with_files(relation.related_model)
        for row in getattr(page, relation.get_accessor_name()).all() if fields else ():
            for field in fields:
                found[relation.get_accessor_name()].update(files_in(field, getattr(row, field.attname)))
    return {name: files for name, files in found.items() if files}


def refusals(files: Mapping[str, set[int]], page_id: int | None) -> dict[str, list[str]]:
    """What is said at each field that refers to marked files. One query; none without files."""
    marked = marked_among(set().union(*files.values()), besides=page_id)
    said = {
        name: [FILE_REFUSED % {"file": marked[key]} for key in sorted(keys) if key in marked]
        for name, keys in files.items()
    }
    return {name: messages for name, messages in said.items() if messages}


def refuse_secret_files(page: Page) -> None:
    """Raises `SecretFileError` where a page that is about to be public refers to a marked file."""
    if errors := refusals(files_of_page(page), page.pk):
        raise SecretFileError(errors, page.pk)


def _fields_with_files(model: type[Model]) -> list[Field[Any, Any]]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField | RichTextField)
        or (isinstance(field, ForeignKey) and field.related_model is Attachment)
    ]
