"""What lists of documents are sorted and narrowed by, kept beside the fields it follows from."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Columns, Statement
from django.utils.translation import gettext_lazy as _

__all__ = ["LIST_INDEXES", "ListKeysMixin", "UnknownLastIndex"]

LEADING_NUMBER: Final = re.compile(r"\d{1,9}")


class ListKeysMixin(models.Model):
    """`number_value` is the number before the symbol, by which 9/QĐ comes before 10/QĐ."""

    number_key: models.CharField[str, str]
    text: models.TextField[str, str]

    number_value = models.PositiveIntegerField(_("number alone"), null=True, editable=False)
    has_text = models.BooleanField(_("has text"), default=False, editable=False)

    class Meta:
        abstract = True

    def fill_list_keys(self) -> None:
        """Bring both up to date; the number's key comes first."""
        leading = LEADING_NUMBER.match(self.number_key)
        self.number_value = int(leading[0]) if leading else None
        self.has_text = bool(self.text.strip())


class UnknownLastIndex(models.Index):
    """An index in the order of a list, where what is not known comes last.

    SQLite orders so by itself; PostgreSQL uses the index only if it says so too.
    """

    def create_sql(
        self,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
        using: str = "",
        **kwargs: Any,
    ) -> Statement:
        statement = super().create_sql(model, schema_editor, using=using, **kwargs)
        if schema_editor.connection.vendor == "postgresql":
            columns = cast("Columns", statement.parts["columns"])
            columns.col_suffixes = tuple(f"{suffix} NULLS LAST".strip() for suffix in columns.col_suffixes)
        return statement


LIST_INDEXES: Final = [
    UnknownLastIndex(fields=["-issued_on", "-page_ptr"], name="document_by_issue"),
    UnknownLastIndex(fields=["-effective_on", "-page_ptr"], name="document_by_effect"),
    models.Index(fields=["-posted_on", "-page_ptr"], name="document_by_posting"),
    models.Index(fields=["number_value", "number_key", "page_ptr"], name="document_by_number"),
]
