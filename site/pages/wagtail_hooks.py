from __future__ import annotations

from pages.comparing import register_comparisons

register_comparisons()
