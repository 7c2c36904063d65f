"""States and roles in the library, with the Vietnamese legal terms."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["Confidentiality", "EventKind", "FileRole", "RelationType", "Urgency", "ValidityStatus"]


class ValidityStatus(models.TextChoices):
    """Whether a document holds on a given day (hiệu lực). Computed from dates and relations, never stored."""

    NOT_YET_IN_FORCE = "not_yet_in_force", _("Not yet in force")
    IN_FORCE = "in_force", _("In force")
    EXPIRED = "expired", _("Expired")
    REPLACED = "replaced", _("Replaced")
    NOT_APPLICABLE = "not_applicable", _("Validity does not apply")
    UNKNOWN = "unknown", _("Unknown")


class RelationType(models.TextChoices):
    """What a document does to another. Stored once, on the acting document; read from both ends."""

    REPLACES = "replaces", _("Replaces")
    AMENDS = "amends", _("Amends and supplements")
    GUIDES = "guides", _("Guides the application of")
    BASED_ON = "based_on", _("Based on")
    RELATED = "related", _("Related to")

    @property
    def inverse_label(self) -> str:
        """The relation as the other document sees it."""
        return str(INVERSE_LABELS[self])


INVERSE_LABELS = {
    RelationType.REPLACES: _("Replaced by"),
    RelationType.AMENDS: _("Amended and supplemented by"),
    RelationType.GUIDES: _("Guided by"),
    RelationType.BASED_ON: _("Is the basis of"),
    RelationType.RELATED: _("Related to"),
}


class FileRole(models.TextChoices):
    """What a file is to its document."""

    MAIN = "main", _("Signed original")
    EDITABLE = "editable", _("Editable copy")
    ANNEX = "annex", _("Annex")
    FORM = "form", _("Form")


class Confidentiality(models.TextChoices):
    """The mark of secrecy (độ mật: Mật, Tối mật, Tuyệt mật). Luật Bảo vệ bí mật nhà nước 2018, Điều 8."""

    ORDINARY = "ordinary", _("Ordinary")
    CONFIDENTIAL = "confidential", _("Confidential")
    SECRET = "secret", _("Secret")
    TOP_SECRET = "top_secret", _("Top secret")


class Urgency(models.TextChoices):
    """How fast a document had to travel (độ khẩn: Khẩn, Thượng khẩn, Hỏa tốc). NĐ 30/2020, phụ lục I."""

    ORDINARY = "ordinary", pgettext_lazy("urgency", "Ordinary")
    URGENT = "urgent", _("Urgent")
    VERY_URGENT = "very_urgent", _("Very urgent")
    EXPRESS = "express", _("Express")


class EventKind(models.TextChoices):
    """What was done to a published document."""

    CORRECTED = "corrected", _("Corrected")
    FILE_REPLACED = "file_replaced", _("File replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REINSTATED = "reinstated", _("Withdrawal undone")
    REMOVED = "removed", _("Removed")
