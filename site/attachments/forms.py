"""How staff upload files: what is refused is refused in our own words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm

__all__ = ["AttachmentField", "AttachmentForm"]


class AttachmentField(WagtailDocumentField):
    """Wagtail's field, whose messages have no Vietnamese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_upload_size is not None:
            self.help_text = _("At most %(size)s.") % {"size": self.max_upload_size_text}
        self.error_messages |= {
            "empty": _("This file is empty."),
            "file_too_large": _(
                "This file is too large: it has %(file_size)s, and may have %(max_filesize)s at most."
            ),
        }


class AttachmentForm(BaseDocumentForm):
    """The form of every upload of a file, by itself, in a chooser or many at once."""

    class Meta(BaseDocumentForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            file = self.fields["file"]
            self.fields["file"] = AttachmentField(
                label=file.label, required=file.required, widget=file.widget
            )
