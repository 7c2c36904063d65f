"""Adding many photographs to a gallery in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from images.models import SiteImage
from news.models import GalleryPage, GalleryPhoto
from vietnamese.text import clean_spaces, nfc

__all__ = ["AddedPhotos", "RefusedFile", "add_photos", "store_photo"]


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that is no photograph, under its own name, with the reason in words."""

    name: str
    reason: str


@dataclass(slots=True)
class AddedPhotos:
    """What became of the files: pictures in their order, and files that were refused."""

    images: list[SiteImage] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)


def add_photos(
    gallery: GalleryPage,
    files: Iterable[UploadedFile[bytes]],
    *,
    user: AbstractBaseUser,
    collection: Collection,
    caption: str = "",
    credit: str = "",
    publish: bool = False,
) -> AddedPhotos:
    """Append the files that are pictures to the newest revision of a gallery, in their order.

    A published gallery shows them once that revision is published: at once with `publish`, for which the
    caller has checked the permission. Each picture is stored before the next is read, and no transaction is
    open meanwhile: other writers must not wait for sixty photographs.
    """
    added = AddedPhotos()
    for file in files:
        stored = store_photo(file, user=user, collection=collection, credit=credit)
        if isinstance(stored, RefusedFile):
            added.refused.append(stored)
        else:
            added.images.append(stored)
    if added.images:
        _append(gallery, added.images, user, caption, credit, publish=publish)
    return added


def store_photo(
    file: UploadedFile[bytes],
    *,
    user: AbstractBaseUser,
    collection: Collection,
    credit: str,
    title: str = "",
) -> SiteImage | RefusedFile:
    """Store one picture under the rules of Wagtail's own upload; without a title it is called as its file."""
    name = nfc(file.name or "")
    data = {"title": title[:255] or _title_of(name), "collection": collection.pk, "credit": credit}
    form = get_image_form(SiteImage)(
        data, {"file": file}, instance=SiteImage(uploaded_by_user_id=user.pk), user=user
    )
    if form.is_valid():
        image: SiteImage = form.save()
        return image
    reasons = (str(reason) for errors in form.errors.values() for reason in errors)
    return RefusedFile(name, " ".join(reasons))


def _title_of(name: str) -> str:
    """The name of a file without its extension, in words; never empty."""
    stem = PurePath(name).stem.replace("_", " ")
    return (clean_spaces(stem) or name or "?")[:255]


@transaction.atomic
def _append(
    gallery: GalleryPage,
    images: list[SiteImage],
    user: AbstractBaseUser,
    caption: str,
    credit: str,
    *,
    publish: bool,
) -> None:
    draft: GalleryPage = gallery.get_latest_revision_as_object()
    orders = [photo.sort_order for photo in draft.photos.all() if photo.sort_order is not None]
    first = max(orders, default=-1) + 1
    draft.photos.add(
        *(
            GalleryPhoto(image=image, caption=caption, credit=credit, sort_order=number)
            for number, image in enumerate(images, first)
        )
    )
    if not draft.live:
        # As the edit view does: the table of a page that nobody reads follows its newest revision.
        draft.save()
    revision = draft.save_revision(user=user, log_action=True)
    if publish:
        revision.publish(user=user)
