"""States and roles in the library, with the Vietnamese legal terms."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = [
    "DECIDING",
    "DEPENDING",
    "ENDED",
    "HOLDING",
    "RELIABLE",
    "WARNED",
    "Confidentiality",
    "EventKind",
    "FileRole",
    "IntakeReason",
    "IntakeState",
    "InverseRelation",
    "ProposalState",
    "ProvisionKind",
    "RelationType",
    "Urgency",
    "ValidityReason",
    "ValidityStatus",
]


class ValidityStatus(models.TextChoices):
    """Whether a document holds on a given day (hiệu lực). By the rule `documents.validity.rule`."""

    NOT_YET_IN_FORCE = "not_yet_in_force", _("Not yet in force")
    IN_FORCE = "in_force", _("In force")
    PARTLY_EXPIRED = "partly_expired", _("Partly expired")
    EXPIRED = "expired", _("Expired")
    SUSPENDED = "suspended", _("Suspended")
    REPLACED = "replaced", _("Replaced")
    NOT_APPLICABLE = "not_applicable", _("Validity does not apply")
    UNKNOWN = "unknown", _("Unknown")


#: Nothing speaks against relying on the document. Of the others, which hold no more, not yet or in part,
#: readers are warned.
RELIABLE: Final = frozenset({ValidityStatus.IN_FORCE, ValidityStatus.NOT_APPLICABLE, ValidityStatus.UNKNOWN})
WARNED: Final = frozenset(ValidityStatus) - RELIABLE
#: What holds at least in part may be handed out as the document to go by.
HOLDING: Final = RELIABLE | {ValidityStatus.PARTLY_EXPIRED}
#: It has an end behind it, and no part of it holds.
ENDED: Final = frozenset({ValidityStatus.EXPIRED, ValidityStatus.REPLACED})


class ValidityReason(models.TextChoices):
    """What gave a document its status. The label stands before the name of the document that did it."""

    DATE_OF_EFFECT = "date_of_effect", _("by its date of effect")
    DATE_OF_EXPIRY = "date_of_expiry", _("its term has ended")
    DATE_UNKNOWN = "date_unknown", _("the date of effect is not known")
    TYPE = "type", _("documents of this type neither come into force nor expire")
    REPLACED = "replaced", pgettext_lazy("validity", "replaced by")
    REPLACED_IN_PART = "replaced_in_part", _("replaced in part by")
    ABOLISHED = "abolished", _("abolished by")
    ABOLISHED_IN_PART = "abolished_in_part", _("abolished in part by")
    AMENDED = "amended", _("clauses abolished by the amendment in")
    SUSPENDED = "suspended", _("suspended by")
    SUSPENDED_IN_PART = "suspended_in_part", _("suspended in part by")
    ENDED_WITH = "ended_with", _("ended together with")
    SUSPENDED_WITH = "suspended_with", _("suspended together with")
    RESUMED = "resumed", _("in force again after its suspension by")


class InverseRelation(models.TextChoices):
    """What another document does to this one: a relation as its passive end sees it."""

    REPLACED_BY = "replaced_by", _("Replaced by")
    AMENDED_BY = "amended_by", _("Amended and supplemented by")
    ABOLISHED_BY = "abolished_by", _("Abolished by")
    SUSPENDED_BY = "suspended_by", _("Suspended by")
    CORRECTED_BY = "corrected_by", _("Corrected by")
    GUIDED_BY = "guided_by", _("Guided by")
    BASIS_OF = "basis_of", _("Is the basis of")
    CONSOLIDATED_BY = "consolidated_by", _("Consolidated in")
    HAS_ATTACHED = "has_attached", _("Issued together with it")
    RELATED = "related", _("Related to")


class RelationType(models.TextChoices):
    """What a document does to another. Stored once, on the acting document; read from both ends.

    In Vietnamese: thay thế, sửa đổi bổ sung, bãi bỏ, đình chỉ, đính chính, hướng dẫn, căn cứ, hợp nhất,
    kèm theo, liên quan.
    """

    REPLACES = "replaces", _("Replaces")
    AMENDS = "amends", _("Amends and supplements")
    ABOLISHES = "abolishes", _("Abolishes")
    SUSPENDS = "suspends", _("Suspends")
    CORRECTS = "corrects", _("Corrects")
    GUIDES = "guides", _("Guides the application of")
    BASED_ON = "based_on", _("Based on")
    CONSOLIDATES = "consolidates", _("Consolidates")
    ATTACHED_TO = "attached_to", _("Issued together with")
    RELATED = "related", _("Related to")

    @property
    def inverse(self) -> InverseRelation:
        """The relation as the other document sees it."""
        return INVERSES[self]

    @property
    def inverse_label(self) -> str:
        return str(self.inverse.label)


INVERSES = dict(zip(RelationType, InverseRelation, strict=True))

#: The relations that may end or pause the document they are about.
DECIDING: Final = (
    RelationType.REPLACES,
    RelationType.ABOLISHES,
    RelationType.SUSPENDS,
    RelationType.AMENDS,
)
#: By these relations a document depends on another, on the whole of it, so that a scope says nothing: see
#: `documents.validity.acts`.
DEPENDING: Final = (RelationType.ATTACHED_TO, RelationType.CONSOLIDATES)


class ProposalState(models.TextChoices):
    """What became of a relation that a text proposes."""

    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    DISMISSED = "dismissed", _("Dismissed")


class ProvisionKind(models.TextChoices):
    """What a text is made of, from the widest to the narrowest (NĐ 30/2020/NĐ-CP, phụ lục I)."""

    PREAMBLE = "preamble", pgettext_lazy("provision", "Preamble")  # national heading, title, grounds (căn cứ)
    ATTACHMENT = (
        "attachment",
        pgettext_lazy("provision", "Attachment"),
    )  # quy chế, quy định, điều lệ ban hành kèm theo
    APPENDIX = "appendix", pgettext_lazy("provision", "Appendix")  # phụ lục, mẫu
    PART = "part", pgettext_lazy("provision", "Part")  # phần
    CHAPTER = "chapter", pgettext_lazy("provision", "Chapter")  # chương
    SECTION = "section", pgettext_lazy("provision", "Section")  # mục
    SUBSECTION = "subsection", pgettext_lazy("provision", "Subsection")  # tiểu mục
    ARTICLE = "article", pgettext_lazy("provision", "Article")  # điều
    CLAUSE = "clause", pgettext_lazy("provision", "Clause")  # khoản
    POINT = "point", pgettext_lazy("provision", "Point")  # điểm
    SIGNATURE = "signature", pgettext_lazy("provision", "Signature")  # nơi nhận, chữ ký


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


class IntakeState(models.TextChoices):
    """How far a draft made of dropped files has come."""

    REFUSED = "refused", _("File refused")
    WAITING = "waiting", _("Its text is being read")
    READ = "read", _("To be checked")
    UNREADABLE = "unreadable", _("No text could be read")
    CONFIRMED = "confirmed", _("Checked")


class IntakeReason(models.TextChoices):
    """Why a librarian should look at a field of such a draft again.

    Values of `documents.parsing.Doubt` and `NoticeKind`, and what only the library can tell.
    """

    MISSING = "missing", _("not found in the text")
    INCOMPLETE = "incomplete", _("incomplete in the text")
    REPAIRED = "repaired", _("characters of the scan were put right")
    GUESSED = "guessed", _("inferred, not printed in its usual place")
    DISAGREES = "disagrees", _("parts of the document disagree")
    SPELLING = "spelling", _("printed in capitals or without marks: check the spelling")
    CUT = "cut", _("where it ends is not certain")
    UNCLEAR = "unclear", _("read from a scan: compare it with the page")
    NOT_READ = "not_read", _("not read: the scan is not clear enough here, type what stands on the page")
    SECRET = "secret", _("a stamp of secrecy: it must not be published")
    PERHAPS_SECRET = "perhaps_secret", _("perhaps a stamp of secrecy: look at the page")
    INTERNAL = "internal", _("marked for internal circulation")
    DRAFT = "draft", _("marked as a draft")
    IDENTITY_NUMBERS = "identity_numbers", _("a list with numbers of identity cards")
    TELEPHONE_NUMBERS = "telephone_numbers", _("a list with telephone numbers")
    ANNEX = "annex", _("an annex: it belongs to another document")
    SECOND_HEAD = "second_head", _("another document begins in the same file")
    NUMBER_EXISTS = "number_exists", _("the library has this number already")
    SAME_FILE = "same_file", _("the same file is in the library already")
    FILE_NAME = "file_name", _("the name of the file says something else")
    UNKNOWN = "unknown", _("not in the library yet")
    SIMILAR = "similar", _("spelt differently in the document")
    PROPOSED = "proposed", _("found in the text: check before publishing")
    UNREAD = "unread", _("no text could be read: fill in by hand")
