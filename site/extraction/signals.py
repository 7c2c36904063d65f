"""What is told to whoever shows or searches the text of files."""

from __future__ import annotations

from typing import Final

from django.dispatch import Signal

__all__ = ["text_read"]

text_read: Final = Signal()
"""The reading of a file has ended, with `attachment_id`; sent within the transaction that keeps its text."""
