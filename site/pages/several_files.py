"""A form field for many files in one go."""

from __future__ import annotations

from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import ngettext

__all__ = ["MOST_FILES", "SeveralFilesField", "SeveralFilesInput"]

# What Django takes in one request (DATA_UPLOAD_MAX_NUMBER_FILES).
MOST_FILES: Final = 100


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files, in the order in which the browser sends them; nobody looks into them here."""

    widget = SeveralFilesInput

    def clean(
        self, data: list[UploadedFile[bytes]] | None, initial: object = None
    ) -> list[UploadedFile[bytes]]:
        files = [file for file in data or [] if file or file.name]
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_FILES:
            message = ngettext("At most %d file at a time.", "At most %d files at a time.", MOST_FILES)
            raise ValidationError(message % MOST_FILES)
        return files
