from __future__ import annotations

from pages.comparing import register_comparisons
from pages.scheduling import register_scheduling

register_comparisons()
register_scheduling()
