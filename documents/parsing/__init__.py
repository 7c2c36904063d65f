"""Reading documents: from the text of a file to fields, each with the doubts about it. Pure functions."""

from __future__ import annotations

from documents.parsing.reader import read_document
from documents.parsing.results import Doubt, Form, Found, Notice, NoticeKind, ParsedDocument

__all__ = ["Doubt", "Form", "Found", "Notice", "NoticeKind", "ParsedDocument", "read_document"]
