"""Pictures for the demonstration: drawn, never photographed, the same bytes for the same specification."""

from __future__ import annotations

from demonstration.pictures.drawing import SCENES, draw_picture
from demonstration.pictures.palettes import PALETTES

__all__ = ["PALETTES", "SCENES", "draw_picture"]
