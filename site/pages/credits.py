"""The line that says who made a picture."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

__all__ = ["credit_line"]

# Writers often put the word into the credit, or the whole line at the end of the caption.
CREDIT_WORD = re.compile(r"(?:ảnh|nguồn|photo)\s*:", re.IGNORECASE)


def credit_line(credit: str, caption: str = "") -> str:
    """Return "Ảnh: name", with the word once however the credit was typed.

    Empty where nobody is named, and where the caption names somebody already.
    """
    name = credit.strip()
    if not name or CREDIT_WORD.search(caption):
        return ""
    return name if CREDIT_WORD.match(name) else _("Photo: %(name)s") % {"name": name}
