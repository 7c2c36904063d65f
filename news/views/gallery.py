"""A gallery, each of its photos, the originals and all originals as a zip; and the list of galleries."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import PurePath
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from attachments.bundles import bundle
from attachments.delivery import Delivery, deliver
from counters.enums import Countable
from counters.files import CountedFile, counted_files
from counters.marks import mark_download, mark_view
from counters.totals import totals_for
from news.cards import CardList, gallery_cards
from news.catalogue.current import lists
from news.catalogue.lists import galleries_below
from news.models import GalleryIndexPage, GalleryPage, GalleryPhoto
from pages.listing import page_of_list
from pages.mounting import mount
from vietnamese.slugs import slugify

__all__ = ["archive", "gallery", "gallery_context", "gallery_files", "newest", "original", "photo"]

GALLERIES_PER_PAGE: Final = 12


@mount(GalleryIndexPage, "")
def newest(page: GalleryIndexPage, request: HttpRequest) -> HttpResponse:
    """Context: `galleries`, a page of a paginator, each with `photo_count`."""
    galleries = CardList(lists().all_of(galleries_below(page.path)), gallery_cards)
    return page.render(
        request, context_overrides={"galleries": page_of_list(request, galleries, GALLERIES_PER_PAGE)}
    )


def gallery_context(page: GalleryPage) -> dict[str, Any]:
    """`photos` (in order, images loaded), `totals`, `tag_list`."""
    return {
        "photos": list(page.photos.select_related("image")),
        "tag_list": page.tags.all(),
        "totals": totals_for([page.pk])[page.pk],
    }


@counted_files(GalleryPage)
def gallery_files(page: GalleryPage) -> list[CountedFile]:
    photos = page.photos.select_related("image")
    return [
        *(CountedFile(photo.pk, str(photo), Countable.PHOTO) for photo in photos),
        CountedFile(0, archive_name(page), Countable.ARCHIVE),
    ]


def archive_name(page: GalleryPage) -> str:
    return f"{page.slug}.zip"


@mount(GalleryPage, "")
def gallery(page: GalleryPage, request: HttpRequest) -> HttpResponse:
    return page.render(request, context_overrides=gallery_context(page))


@mount(GalleryPage, "anh/<int:photo_id>/")
def photo(page: GalleryPage, request: HttpRequest, photo_id: int) -> HttpResponse:
    """Context, besides that of the gallery: `photo`, `position` (from 1), `previous` and `next` (or None)."""
    context = gallery_context(page)
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
    response = page.render(request, template="pages/news/photo.html", context_overrides=context)
    # Whoever follows a shared link to a photo reads the gallery.
    mark_view(response, page.pk)
    return response


@mount(GalleryPage, "anh/<int:photo_id>/tai-ve/")
def original(page: GalleryPage, request: HttpRequest, photo_id: int) -> HttpResponseBase:
    photo = page.photos.select_related("image").filter(pk=photo_id).first()
    if photo is None:
        raise Http404
    response = deliver(request, _original(photo))
    mark_download(response, page.pk, Countable.PHOTO, photo_id)
    return response


@mount(GalleryPage, "tai-tat-ca/")
def archive(page: GalleryPage, _request: HttpRequest) -> HttpResponseBase:
    photos = page.photos.select_related("image")
    members = [
        (f"{number:02d}-{_file_name(photo)}", photo.image.file) for number, photo in enumerate(photos, 1)
    ]
    if not members:
        raise Http404
    response = bundle(archive_name(page), members)
    mark_download(response, page.pk, Countable.ARCHIVE)
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
