"""What is told to whoever makes renditions."""

from __future__ import annotations

from typing import Final

from django.dispatch import Signal

__all__ = ["renditions_wanted"]

renditions_wanted: Final = Signal()
"""Renditions of the pictures `image_ids` are missing; sent within the transaction of the change."""
