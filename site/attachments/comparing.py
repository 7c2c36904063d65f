"""How a change of file is shown where two versions of a page are compared."""

from __future__ import annotations

from django.db.models import ForeignKey
from wagtail.admin.compare import ForeignObjectComparison, TextDiff, register_comparison_class

from attachments.models import Attachment

__all__ = ["AttachmentComparison", "register_comparison"]

# Enough of a digest to tell two files of one name apart.
SHOWN_OF_DIGEST = 12


class AttachmentComparison(ForeignObjectComparison):
    """Files by title, name and digest: a corrected file mostly has the title of the one it replaced."""

    def htmldiff(self) -> str:
        before, after = (described(each) for each in self.get_objects())
        changed = [("deletion", before), ("addition", after)]
        changes = [("equal", after)] if before == after else changed
        diff: str = TextDiff([change for change in changes if change[1]], separator=" ").to_html()
        return diff


def described(attachment: Attachment | None) -> str:
    if attachment is None:
        return ""
    return f"{attachment.title} ({attachment.download_name}, SHA-256 {attachment.sha256[:SHOWN_OF_DIGEST]}…)"


def register_comparison() -> None:
    """Called once, when Wagtail collects its hooks."""
    register_comparison_class(ForeignKey, to=Attachment, comparison_class=AttachmentComparison)
