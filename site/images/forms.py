"""How staff upload pictures."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from images.intake import FORMATS, taken_in

__all__ = ["SiteImageField", "SiteImageForm"]


class SiteImageField(WagtailImageField):
    """Takes a picture by its content, decoded once in a process of its own (see `images.intake`)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formats = {"formats": FORMATS}
        self.help_text = _("Formats: %(formats)s.") % formats
        if self.max_upload_size is not None:
            self.help_text = _("Formats: %(formats)s. At most %(size)s.") % (
                formats | {"size": self.max_upload_size_text}
            )
        # Wagtail's own have no Vietnamese.
        self.error_messages |= {
            "empty": _("This file is empty."),
            "invalid_image_extension": _("This is no picture that can be shown; formats: %(formats)s.")
            % formats,
            "file_too_large": _(
                "This file is too large: it has %(file_size)s, and may have %(max_filesize)s at most."
            ),
        }

    def to_python(self, data: UploadedFile[bytes] | None) -> Any:
        if data and data.size:
            self.check_image_file_size(data)
            data = taken_in(data)
        return super().to_python(data)

    def check_image_file_format(self, file: UploadedFile[bytes]) -> None:
        """The name follows from the content by now."""

    def check_image_pixel_size(self, file: UploadedFile[bytes]) -> None:
        """They were counted with the rest, outside this process."""


class SiteImageForm(BaseImageForm):
    """The form of every upload of a picture, by itself, in a chooser or many at once."""

    class Meta(BaseImageForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            file = self.fields["file"]
            self.fields["file"] = SiteImageField(label=file.label, required=file.required, widget=file.widget)
