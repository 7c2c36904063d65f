"""Addresses of galleries: the list, a gallery, each photo, its original, and all originals as a zip."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from attachments.bundles import bundle
from attachments.delivery import Delivery, deliver
from counters.enums import Countable
from counters.files import CountedFile
from counters.marks import mark_download, mark_view
from counters.totals import totals_for
from news.querysets import GalleryQuerySet
from pages.listing import page_of_list
from vietnamese.slugs import slugify

if TYPE_CHECKING:
    from news.models import GalleryPhoto

__all__ = ["GalleryIndexRoutes", "GalleryRoutes"]

GALLERIES_PER_PAGE: Final = 12


class GalleryIndexRoutes(RoutablePageMixin):
    """Context: `galleries`, a page of a paginator, each with `photo_count`."""

    def galleries(self) -> GalleryQuerySet:
        published = apps.get_model("news", "GalleryPage").objects.published()
        return published.child_of(self).newest_first().with_photo_count().for_cards()

    @path("")
    def newest(self, request: HttpRequest) -> HttpResponse:
        galleries = page_of_list(request, self.galleries(), GALLERIES_PER_PAGE)
        return self.render(request, context_overrides={"galleries": galleries})


class GalleryRoutes(RoutablePageMixin):
    """Context of a gallery: `photos` (in order, images loaded), `totals`, `tag_list`.

    Context of a photo besides: `photo`, `position` (from 1), `previous` and `next` (photos or None).
    """

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "photos": list(self.photos.select_related("image")),
            "tag_list": self.tags.all(),
            "totals": totals_for([self.pk])[self.pk],
        }

    def counted_files(self) -> list[CountedFile]:
        photos = self.photos.select_related("image")
        return [
            *(CountedFile(photo.pk, str(photo), Countable.PHOTO) for photo in photos),
            CountedFile(0, self.archive_name, Countable.ARCHIVE),
        ]

    @property
    def archive_name(self) -> str:
        return f"{self.slug}.zip"

    @path("anh/<int:photo_id>/", name="photo")
    def photo(self, request: HttpRequest, photo_id: int) -> HttpResponse:
        context = self.get_context(request)
        photos = context["photos"]
        index = next((index for index, photo in enumerate(photos) if photo.pk == photo_id), None)
        if index is None:
            raise Http404
        context |= {
            "photo": photos[index],
            "position": index + 1,
            "previous": photos[index - 1] if index else None,
            "next": photos[index + 1] if index + 1 < len(photos) else None,
        }
        response = self.render(request, template="pages/news/photo.html", context_overrides=context)
        # Whoever follows a shared link to a photo reads the gallery.
        mark_view(response, self.pk)
        return response

    @path("anh/<int:photo_id>/tai-ve/", name="original")
    def original(self, request: HttpRequest, photo_id: int) -> HttpResponseBase:
        photo = self.photos.select_related("image").filter(pk=photo_id).first()
        if photo is None:
            raise Http404
        response = deliver(request, _original(photo))
        mark_download(response, self.pk, Countable.PHOTO, photo_id)
        return response

    @path("tai-tat-ca/", name="archive")
    def archive(self, request: HttpRequest) -> HttpResponseBase:
        photos = self.photos.select_related("image")
        members = [
            (f"{number:02d}-{_file_name(photo)}", photo.image.file) for number, photo in enumerate(photos, 1)
        ]
        if not members:
            raise Http404
        response = bundle(self.archive_name, members)
        mark_download(response, self.pk, Countable.ARCHIVE)
        return response


def _file_name(photo: GalleryPhoto) -> str:
    """A name that says what the photo shows, with the extension of its file."""
    name = slugify(str(photo), max_length=60) or f"anh-{photo.pk}"
    return name + PurePath(photo.image.file.name).suffix.lower()


def _original(photo: GalleryPhoto) -> Delivery:
    stored = photo.image.file
    try:
        file = stored.storage.open(stored.name, "rb")
    except OSError as error:
        raise Http404 from error
    return Delivery(
        file=file,
        name=_file_name(photo),
        size=stored.size,
        content_type=guess_type(stored.name)[0] or "application/octet-stream",
        etag=photo.image.get_file_hash(),
        modified=photo.image.created_at,
    )
