"""What is told to whoever shows or searches the text of files."""

from __future__ import annotations

from typing import Final

from django.dispatch import Signal

__all__ = ["file_read", "text_changed"]

text_changed: Final = Signal()
"""The text of the file `attachment_id` has come or gone; sent within the transaction of the change."""

file_read: Final = Signal()
"""The worker is through with an `attachment`, whatever came of it; sent outside of any transaction.

What hears it may take its time, and failing it keeps no file from being read.
"""
