"""Whatever comes through whichever door: a message in Vietnamese, and what was there before stays."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from attachments.models import Attachment
from documents.lifecycle.forms import ReplacementForm
from documents.models import IntakeEntry, LegalDocumentPage
from home.roles import ADMINISTRATORS
from images.models import SiteImage
from news.models import GalleryPage
from tests.factories import DocumentFactory, GalleryFactory
from tests.factories.files import jpeg, pdf
from tests.factories.hostile import BAD_DOCUMENTS, BAD_PICTURES, ODD_NAMES, TOO_LARGE

# The form of a chooser is that of the page beside it.
IN_A_CHOOSER = ("a program", "nothing", "too much")
TYPED = "Chữ đã gõ trước khi chọn tệp"
MARKED = re.compile("[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]", re.IGNORECASE)
ENGLISH = re.compile(r"\b(?:this|file|image|the|not|valid|upload|maximum|supported)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def limits(settings, monkeypatch):
    monkeypatch.setattr(ReplacementForm.base_fields["corrected"], "max_upload_size", TOO_LARGE)
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = TOO_LARGE
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = TOO_LARGE


@pytest.fixture
def staff(make_staff, sign_in):
    return sign_in(make_staff(ADMINISTRATORS, name="quantri"))


@pytest.fixture(scope="module")
def made_document(made_newspaper):
    document = DocumentFactory(parent=made_newspaper.library, files=1)
    document.save_revision().publish()
    return document


@pytest.fixture
def document(made_document, db):
    return LegalDocumentPage.objects.get(pk=made_document.pk)


def upload(case, cases):
    name, make = cases[case]
    return SimpleUploadedFile(name, make())


def root():
    return Collection.get_first_root_node().pk


def says_why(text):
    """Whether words are Vietnamese, and long enough to be of use."""
    text = unescape(re.sub(r"<[^>]+>|“[^”]*”|\([^)]*\)", " ", text))
    return len(text.split()) > 2 and bool(MARKED.search(text)) and not ENGLISH.search(text)


def reasons(form):
    return " ".join(str(reason) for errors in form.errors.values() for reason in errors)


@pytest.mark.parametrize(
    ("door", "case"),
    [("wagtaildocs:add", case) for case in BAD_DOCUMENTS]
    + [("wagtaildocs_chooser:create", case) for case in IN_A_CHOOSER],
)
def test_an_attachment_is_refused_and_what_was_typed_stays(staff, newspaper, door, case):
    prefix = "document-chooser-upload-" if "chooser" in door else ""
    data = {"title": TYPED, "collection": root(), "file": upload(case, BAD_DOCUMENTS)}
    response = staff.post(reverse(door), {f"{prefix}{name}": value for name, value in data.items()})
    assert response.status_code == 200
    shown = json.loads(response.content)["htmlFragment"] if prefix else response.content.decode()
    assert TYPED in unescape(shown)
    if not prefix:
        assert says_why(reasons(response.context["form"]))
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("case", BAD_DOCUMENTS)
def test_one_of_many_attachments_is_refused_by_itself(staff, newspaper, case):
    url = reverse("wagtaildocs:add_multiple")
    for file in (SimpleUploadedFile("tốt.pdf", pdf(50)), upload(case, BAD_DOCUMENTS)):
        answer = staff.post(
            url,
            {"files[]": file, "title": file.name, "collection": root()},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
        assert answer.status_code == 200
    said = json.loads(answer.content)
    assert not said["success"]
    assert says_why(said["error_message"])
    assert Attachment.objects.get().original_name == "tốt.pdf"


@pytest.mark.parametrize("case", BAD_DOCUMENTS)
def test_one_of_the_files_dropped_is_refused_by_itself(staff, newspaper, case):
    files = [SimpleUploadedFile("tốt.pdf", pdf(50)), upload(case, BAD_DOCUMENTS)]
    data = {"dropped": files, "library": newspaper.library.pk, "collection": root()}
    response = staff.post(reverse("drop_files:add"), data, follow=True)
    assert response.status_code == 200
    refused = IntakeEntry.objects.get(state="refused")
    assert says_why(refused.refusal)
    assert refused.refusal in unescape(response.content.decode())
    assert LegalDocumentPage.objects.get().title == "tốt"


@pytest.mark.parametrize("case", BAD_DOCUMENTS)
def test_a_file_of_a_published_document_stays_where_its_correction_is_refused(staff, document, case):
    file = document.files.get()
    data = {"file": file.pk, "reason": TYPED, "corrected": upload(case, BAD_DOCUMENTS)}
    response = staff.post(reverse("document_replace_file", args=[document.pk]), data)
    assert response.status_code == 200
    assert says_why(reasons(response.context["form"]))
    assert TYPED in response.content.decode()
    stored = LegalDocumentPage.objects.get().files.get().attachment
    assert (stored.pk, stored.sha256) == (file.attachment_id, file.attachment.sha256)
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize("case", BAD_DOCUMENTS)
def test_no_sheet_is_taken_in(staff, newspaper, case):
    data = {"file": upload(case, BAD_DOCUMENTS), "library": newspaper.library.pk, "publish": "on"}
    response = staff.post(reverse("documents_from_sheet:index"), data)
    assert response.status_code == 200
    assert says_why(reasons(response.context["form"]))
    assert response.context["form"]["publish"].value()
    assert not LegalDocumentPage.objects.exists()


@pytest.mark.parametrize(
    ("door", "case"),
    [("wagtailimages:add", case) for case in BAD_PICTURES]
    + [("wagtailimages_chooser:create", case) for case in IN_A_CHOOSER],
)
def test_a_picture_is_refused_and_what_was_typed_stays(staff, newspaper, door, case):
    prefix = "image-chooser-upload-" if "chooser" in door else ""
    data = {"title": TYPED, "collection": root(), "file": upload(case, BAD_PICTURES)}
    response = staff.post(reverse(door), {f"{prefix}{name}": value for name, value in data.items()})
    assert response.status_code == 200
    shown = json.loads(response.content)["htmlFragment"] if prefix else response.content.decode()
    assert TYPED in unescape(shown)
    if not prefix:
        assert says_why(reasons(response.context["form"]))
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("case", BAD_PICTURES)
def test_one_of_many_pictures_is_refused_by_itself(staff, newspaper, case):
    url = reverse("wagtailimages:add_multiple")
    for file in (SimpleUploadedFile("tốt.jpg", jpeg()), upload(case, BAD_PICTURES)):
        answer = staff.post(
            url,
            {"files[]": file, "title": file.name, "collection": root()},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
        assert answer.status_code == 200
    said = json.loads(answer.content)
    assert not said["success"]
    assert says_why(said["error_message"])
    assert SiteImage.objects.count() == 1


@pytest.mark.parametrize("case", BAD_PICTURES)
def test_one_photo_of_a_gallery_is_refused_by_itself(staff, newspaper, case):
    gallery = GalleryFactory(parent=newspaper.galleries)
    files = [SimpleUploadedFile("tốt.jpg", jpeg()), upload(case, BAD_PICTURES)]
    data = {"photos": files, "collection": root(), "caption": TYPED, "credit": ""}
    response = staff.post(reverse("add_photos", args=[gallery.pk]), data, follow=True)
    assert response.status_code == 200
    [*_others, said] = [str(message) for message in response.context["messages"]]
    assert says_why(said)
    assert GalleryPage.objects.get().get_latest_revision_as_object().photos.count() == 1


@pytest.mark.parametrize("case", ODD_NAMES)
def test_a_name_is_only_a_name(staff, newspaper, document, case):
    name, other = ODD_NAMES[case], LegalDocumentPage.objects.count()
    sent: list[tuple[str, list[int], dict[str, Any]]] = [
        ("wagtaildocs:add", [], {"file": SimpleUploadedFile(f"{name}.pdf", pdf(10)), "title": "Tệp"}),
        ("wagtailimages:add", [], {"file": SimpleUploadedFile(f"{name}.jpg", jpeg()), "title": "Ảnh"}),
        ("drop_files:add", [], {"dropped": SimpleUploadedFile(f"{name}.pdf", pdf(20))}),
        (
            "document_replace_file",
            [document.pk],
            {
                "corrected": SimpleUploadedFile(f"{name}.pdf", pdf(30)),
                "file": document.files.get().pk,
                "reason": TYPED,
            },
        ),
    ]
    for door, place, data in sent:
        common = {"collection": root(), "library": newspaper.library.pk}
        response = staff.post(reverse(door, args=place), {**common, **data}, follow=True)
        assert response.status_code == 200, door
        assert "Set-Cookie: a=b" not in str(response.headers)
        assert "<img src=x" not in response.content.decode()
    for stored in Attachment.objects.all():
        assert stored.original_name.isprintable()
        assert "/" not in stored.original_name
        assert 0 < len(stored.original_name) <= 255
    assert LegalDocumentPage.objects.count() <= other + 1
    assert staff.get(document.url).status_code == 200
    assert staff.get(reverse("drafts_to_check:index")).status_code == 200
