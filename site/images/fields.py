"""A file field that learns the size of a picture from its first bytes."""

from __future__ import annotations

from PIL import Image
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

__all__ = ["PictureField", "PictureFile"]


class PictureFile(WagtailImageFieldFile):
    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height as they are stored. Wagtail's own method decodes the whole picture."""
        was_closed = self.closed
        try:
            self.open()
            size: tuple[int, int] = Image.open(self).size
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)
        return size


class PictureField(WagtailImageField):
    attr_class = PictureFile
