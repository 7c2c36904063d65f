"""How staff upload pictures."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.forms import BaseImageForm

from vietnamese.text import nfc

__all__ = ["SiteImageForm", "check_decodes"]

# JPEG can be decoded at an eighth of its size, which reads every byte and costs little.
DRAFT_SIZE = (256, 256)


class SiteImageForm(BaseImageForm):
    """Wagtail's form, which looks at the head of a picture, and besides decodes it to the end."""

    class Meta(BaseImageForm.Meta):
        pass

    def clean_file(self) -> File[bytes] | None:
        file: File[bytes] | None = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            file.name = nfc(file.name or "")
            check_decodes(file)
        return file


def check_decodes(file: UploadedFile[bytes]) -> None:
    """Raise `ValidationError` where a picture breaks off or is damaged; leaves `file` at its beginning."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            picture.draft("RGB", DRAFT_SIZE)
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(_("This picture is damaged and cannot be shown.")) from error
    file.seek(0)
