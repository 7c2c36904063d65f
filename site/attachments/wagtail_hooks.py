from __future__ import annotations

from attachments.comparing import register_comparison

register_comparison()
