"""How staff upload pictures."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from vietnamese.text import nfc

__all__ = ["SiteImageField", "SiteImageForm", "check_decodes"]

# JPEG can be decoded at an eighth of its size, which reads every byte and costs little.
DRAFT_SIZE = (256, 256)


class SiteImageField(WagtailImageField):
    """Wagtail's field, which fails on a picture that breaks off, after a look at the whole picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formats = {"formats": self.supported_formats_text}
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
            "invalid_image_known_format": _(
                "The content of this file is not that of a .%(extension)s file: it is %(image_format)s."
            ),
            "file_too_large": _(
                "This file is too large: it has %(file_size)s, and may have %(max_filesize)s at most."
            ),
        }

    def to_python(self, data: UploadedFile[bytes] | None) -> Any:
        if data:
            data.name = nfc(data.name or "")
            check_decodes(data)
        return super().to_python(data)


class SiteImageForm(BaseImageForm):
    """The form of every upload of a picture, by itself, in a chooser or many at once."""

    class Meta(BaseImageForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            file = self.fields["file"]
            self.fields["file"] = SiteImageField(label=file.label, required=file.required, widget=file.widget)


def check_decodes(file: UploadedFile[bytes]) -> None:
    """Raise `ValidationError` where a picture is too large, breaks off or is damaged.

    What is no picture at all passes: Wagtail says so better. Leaves `file` at its beginning.
    """
    file.seek(0)
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise ValidationError(_("This picture has too many pixels."))
            picture.draft("RGB", DRAFT_SIZE)
            picture.load()
    except UnidentifiedImageError:
        pass
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(_("This picture is damaged and cannot be shown.")) from error
    finally:
        file.seek(0)
