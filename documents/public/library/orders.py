"""The orders in which the library is listed."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

__all__ = ["DEFAULT_SORT", "SORT", "SORTS"]

SORT: Final = "sap_xep"
# Value in the address → label. The list always prints what it is sorted by.
SORTS: Final = {
    "ban-hanh": _("Issue date"),
    "dang": _("Posting date"),
    "hieu-luc": _("Effective date"),
    "so": _("Number of the document"),
    "xem": _("Most viewed"),
    "tai": _("Most downloaded"),
}
DEFAULT_SORT: Final = "ban-hanh"
