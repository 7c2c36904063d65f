"""Many photographs into one gallery in one request."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, Revision
from wagtail.test.utils.form_data import querydict_from_html

from home.roles import EDITORS, LIBRARIANS, WRITERS
from images.models import SiteImage
from news.admin_forms import MOST_FILES
from tests.factories import GalleryFactory, jpeg

GALLERY_EDITORS = "Biên tập: Thư viện ảnh"


@pytest.fixture
def editor(make_staff):
    return make_staff(EDITORS, GALLERY_EDITORS)


@pytest.fixture
def gallery(newspaper):
    gallery = GalleryFactory(parent=newspaper.galleries, photos=1)
    gallery.save_revision().publish()
    return type(gallery).objects.get(pk=gallery.pk)


def picture(name, size=(60, 40)):
    return SimpleUploadedFile(name, jpeg(size), "image/jpeg")


def send(client, gallery, files, **fields):
    collection = Collection.get_first_root_node().pk
    data = {"photos": files, "collection": collection, "caption": "", "credit": "", **fields}
    return client.post(reverse("add_photos", args=[gallery.pk]), data, follow=True)


def titles(gallery):
    return [photo.image.title for photo in gallery.photos.all()]


def drafted(gallery):
    gallery.refresh_from_db()
    return gallery.get_latest_revision_as_object()


def reload(gallery):
    return type(gallery).objects.get(pk=gallery.pk)


def test_sixty_photos_keep_the_order_of_the_files(gallery, editor, sign_in):
    names = [f"{number:02d}" for number in range(60)]
    response = send(sign_in(editor), gallery, [picture(f"{name}.jpg") for name in names], publish="on")
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[gallery.pk])
    assert titles(reload(gallery))[1:] == names


def test_credit_and_caption_are_those_of_the_form(gallery, editor, sign_in):
    send(sign_in(editor), gallery, [picture("a.jpg")], caption="Lễ ra quân", credit="Thu Hà", publish="on")
    photo = reload(gallery).photos.last()
    assert (photo.caption, photo.credit, photo.image.credit) == ("Lễ ra quân", "Thu Hà", "Thu Hà")
    assert photo.image.uploaded_by_user == editor


def test_without_publishing_they_wait_in_a_draft(gallery, editor, sign_in):
    send(sign_in(editor), gallery, [picture("a.jpg")])
    assert len(titles(drafted(gallery))) == 2
    assert len(titles(reload(gallery))) == 1


def test_photos_of_a_draft_stay_a_draft(newspaper, editor, sign_in):
    gallery = GalleryFactory(parent=newspaper.galleries, live=False)
    gallery.save_revision()
    send(sign_in(editor), gallery, [picture("a.jpg")], publish="on")
    gallery = reload(gallery)
    assert not gallery.live
    assert titles(gallery) == titles(drafted(gallery)) == ["a"]


def test_a_waiting_draft_does_not_come_out_with_the_photos(gallery, editor, sign_in):
    gallery.title = "Tiêu đề chưa duyệt"
    gallery.save_revision()
    send(sign_in(editor), gallery, [picture("a.jpg")], publish="on")
    assert reload(gallery).title != "Tiêu đề chưa duyệt"
    assert drafted(gallery).title == "Tiêu đề chưa duyệt"
    assert len(titles(drafted(gallery))) == 2


REFUSED = {
    "not a picture": (SimpleUploadedFile, ("text.jpg", b"no picture at all", "image/jpeg")),
    "a page": (SimpleUploadedFile, ("page.svg", b"<svg onload='alert(1)'/>", "image/svg+xml")),
    "broken off": (SimpleUploadedFile, ("half.jpg", jpeg((400, 300))[:700], "image/jpeg")),
    "empty": (SimpleUploadedFile, ("empty.jpg", b"", "image/jpeg")),
}


def test_a_picture_of_another_type_than_its_name_goes_in(gallery, editor, sign_in):
    send(sign_in(editor), gallery, [SimpleUploadedFile("photo.png", jpeg(), "image/png")])
    assert titles(drafted(gallery))[1:] == ["photo"]


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_is_named_with_the_reason_and_the_others_go_in(case, gallery, editor, sign_in):
    make, arguments = REFUSED[case]
    response = send(sign_in(editor), gallery, [picture("a.jpg"), make(*arguments), picture("b.jpg")])
    assert titles(drafted(gallery))[1:] == ["a", "b"]
    warnings = [str(message) for message in response.context["messages"] if message.level_tag == "warning"]
    assert len(warnings) == 1
    assert f"<li>{arguments[0]} – " in warnings[0]
    assert len(warnings[0].split(" – ")[1]) > 10


def test_a_file_that_is_too_big_is_refused(gallery, editor, sign_in, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    big = SimpleUploadedFile("big.jpg", jpeg((900, 700)), "image/jpeg")
    send(sign_in(editor), gallery, [big, picture("a.jpg", (10, 10))])
    assert "big" not in titles(drafted(gallery))


def test_names_of_files_are_shown_as_text(gallery, editor, sign_in):
    nasty = SimpleUploadedFile("<img src=x onerror=alert(1)>.jpg", b"x", "image/jpeg")
    response = send(sign_in(editor), gallery, [nasty])
    assert "<img src=x" not in response.content.decode()


def test_nothing_but_bad_files_changes_nothing(gallery, editor, sign_in):
    revisions = Revision.objects.count()
    send(sign_in(editor), gallery, [SimpleUploadedFile("a.jpg", b"x", "image/jpeg")])
    assert Revision.objects.count() == revisions


def test_without_files_the_form_says_so(gallery, editor, sign_in):
    response = send(sign_in(editor), gallery, [])
    assert response.context["form"].errors["photos"]


def test_more_files_than_one_request_takes_are_refused_in_words(gallery, editor, sign_in, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = None
    response = send(sign_in(editor), gallery, [picture(f"{n}.jpg", (2, 2)) for n in range(MOST_FILES + 1)])
    assert str(MOST_FILES) in str(response.context["form"].errors["photos"])
    assert not SiteImage.objects.filter(title="0").exists()


def test_decomposed_names_become_composed_titles(gallery, editor, sign_in):
    send(sign_in(editor), gallery, [picture("Ho\u0302\u0323i_nghi\u0323.jpg")])
    assert titles(drafted(gallery))[-1] == "Hội nghị"


def test_a_writer_adds_to_an_own_draft_but_cannot_publish(newspaper, make_staff, sign_in):
    writer = make_staff(WRITERS)
    gallery = GalleryFactory(parent=newspaper.galleries, owner=writer, live=False)
    gallery.save_revision(user=writer)
    send(sign_in(writer), gallery, [picture("a.jpg")], publish="on")
    gallery = reload(gallery)
    assert not gallery.live
    assert titles(gallery) == ["a"]


@pytest.mark.parametrize("group", [WRITERS, LIBRARIANS])
def test_galleries_of_others_are_closed(group, gallery, make_staff, sign_in):
    response = send(sign_in(make_staff(group)), gallery, [picture("a.jpg")])
    assert titles(drafted(gallery)) == titles(gallery)
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_home")


def test_a_gallery_locked_by_somebody_else_is_closed(gallery, editor, make_staff, sign_in):
    gallery.locked = True
    gallery.locked_by = make_staff()
    gallery.save()
    send(sign_in(editor), gallery, [picture("a.jpg")])
    assert len(titles(drafted(gallery))) == 1


def test_strangers_are_asked_to_sign_in(gallery, client):
    response = client.get(reverse("add_photos", args=[gallery.pk]))
    assert "login" in response["Location"]


@pytest.mark.parametrize("name", ["wagtailadmin_pages:edit", "wagtailadmin_explore"])
def test_the_way_there_is_on_the_gallery(name, gallery, editor, sign_in):
    page = sign_in(editor).get(reverse(name, args=[gallery.pk])).content.decode()
    assert reverse("add_photos", args=[gallery.pk]) in page


def test_the_address_of_a_photo_stays_when_the_gallery_is_published_again(gallery, editor, sign_in):
    send(sign_in(editor), gallery, [picture("a.jpg"), picture("b.jpg")], publish="on")
    ids = [photo.pk for photo in reload(gallery).photos.all()]
    client = sign_in(editor)
    address = reverse("wagtailadmin_pages:edit", args=[gallery.pk])
    data = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    data["title"] = "Tiêu đề mới"
    data["action-publish"] = "on"
    client.post(address, data)
    assert reload(gallery).title == "Tiêu đề mới"
    assert [photo.pk for photo in reload(gallery).photos.all()] == ids
