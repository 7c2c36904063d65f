"""A Word file becomes a draft that nobody sees, with its pictures and a list of what was doubtful."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import querydict_from_html

from home.roles import ADMINISTRATORS, CHIEF_EDITORS, EDITORS, LIBRARIANS, WRITERS
from images.models import SiteImage
from news.models import ArticlePage, Organisation, Person, WordOrigin
from tests.factories import ArticleFactory
from tests.factories.word import WordPaper, article_in_word, with_members

NAME = "Tin tặng quà.docx"


@pytest.fixture
def writer(make_staff):
    return make_staff(WRITERS)


def send(client, section, content, name=NAME, **fields):
    data = {
        "file": SimpleUploadedFile(name, content),
        "section": section.pk,
        "collection": Collection.get_first_root_node().pk,
        **fields,
    }
    return client.post(reverse("from_word"), data, follow=True)


def made():
    return ArticlePage.objects.get().get_latest_revision_as_object()


def test_everything_in_the_file_stands_in_its_place(newspaper, writer, sign_in):
    response = send(sign_in(writer), newspaper.life, article_in_word())
    page = made()
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.title == "Liên đoàn Lao động tỉnh Sông Mây tặng quà công nhân"
    assert page.lead.startswith("Sáng 12/3, Liên đoàn Lao động tỉnh Sông Mây trao 200 suất quà")
    kinds = [block.block_type for block in page.body]
    assert kinds == ["text", "picture", "text", "picture", "text", "table", "text"]
    assert "500 m<sup>2</sup>" in page.body[0].value.source
    assert page.body[1].value["caption"] == "Công nhân nhận quà, đợt 1."
    assert page.body[1].value["credit"] == "Thu Lan"
    assert page.body[5].value["data"][1] == ["May Bến Dừa", "120"]
    assert page.body[6].value.source.endswith("ấm áp./.</p>")
    assert [str(byline) for byline in page.bylines.all()] == ["Nguyễn Thu Lan, LĐLĐ tỉnh Sông Mây"]


def test_the_draft_is_the_writers_and_nobody_reads_it(newspaper, writer, sign_in, client):
    send(sign_in(writer), newspaper.life, article_in_word(0))
    page = ArticlePage.objects.get()
    assert (page.live, page.owner, page.get_parent().specific) == (False, writer, newspaper.life)
    assert page.latest_revision.user == writer
    assert client.get(page.url or f"{newspaper.life.url}{page.slug}/").status_code == 404


def test_pictures_are_those_of_the_site(newspaper, writer, sign_in):
    send(sign_in(writer), newspaper.life, article_in_word())
    first, second = SiteImage.objects.order_by("pk")
    assert (first.title, first.credit) == ("Công nhân nhận quà, đợt 1.", "Thu Lan")
    assert first.uploaded_by_user == second.uploaded_by_user == writer
    stored = Image.open(io.BytesIO(first.file.read()))
    assert ExifTags.Base.GPSInfo not in stored.getexif()


def test_a_picture_that_cannot_be_taken_leaves_its_caption_and_a_doubt(newspaper, writer, sign_in):
    paper = WordPaper().say("Tin về hội thi tay nghề", bold=True).say("Mở đầu.")
    paper.picture().say("Ảnh: Thu Lan").say("Hết.")
    broken = with_members(paper.content(), word__media__image1_jpg=b"not a picture")
    send(sign_in(writer), newspaper.life, broken)
    assert [block.block_type for block in made().body] == ["text", "text", "text"]
    assert "Thu Lan" in made().body[1].value.source
    assert "picture_refused" in reasons()


def reasons():
    return [doubt["reason"] for doubt in WordOrigin.objects.get().doubts]


def test_known_persons_and_bodies_are_named_by_their_rows(newspaper, writer, sign_in):
    union = Organisation.objects.create(name="Liên đoàn Lao động Sông Mây", short_name="LĐLĐ tỉnh Sông Mây")
    lan = Person.objects.create(name="Nguyễn Thu Lan", role="Phóng viên")
    send(sign_in(writer), newspaper.life, article_in_word(0))
    byline = made().bylines.get()
    assert (byline.person, byline.organisation, byline.role, byline.text) == (lan, union, "Phóng viên", "")


def test_of_two_persons_of_one_name_none_is_taken(newspaper, writer, sign_in):
    Person.objects.create(name="Nguyễn Thu Lan")
    Person.objects.create(name="Nguyễn Thu Lan")
    send(sign_in(writer), newspaper.life, article_in_word(0))
    assert made().bylines.get().text == "Nguyễn Thu Lan, LĐLĐ tỉnh Sông Mây"


# The list of doubts


def test_doubts_stand_at_the_head_of_the_form_until_the_list_is_closed(newspaper, writer, sign_in):
    client = sign_in(writer)
    response = send(client, newspaper.life, article_in_word(0))
    address, page = response.redirect_chain[-1][0], response.content.decode()
    assert "LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY" in page
    data = querydict_from_html(page, form_id="page-edit-form")
    # A script makes the inputs of the body.
    data["body-count"] = "0"
    client.post(address, data)
    assert "word_doubts_closed" in client.get(address).content.decode()
    data["word_doubts_closed"] = "1"
    client.post(address, data)
    assert "word_doubts_closed" not in client.get(address).content.decode()


def test_publishing_ends_the_list_for_good(newspaper, writer, make_staff, sign_in):
    client = sign_in(writer)
    response = send(client, newspaper.life, article_in_word(0))
    address = response.redirect_chain[-1][0]
    article = ArticlePage.objects.get()
    article.get_latest_revision().publish()
    article.refresh_from_db()
    article.unpublish()
    assert "word_doubts_closed" not in client.get(address).content.decode()


def test_other_articles_have_no_list(newspaper, make_staff, sign_in):
    article = ArticleFactory(parent=newspaper.life)
    page = sign_in(make_staff(ADMINISTRATORS)).get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert "word_doubts_closed" not in page.content.decode()


# Who may


@pytest.mark.parametrize(
    ("groups", "may"),
    [
        ((WRITERS,), True),
        ((CHIEF_EDITORS,), True),
        ((ADMINISTRATORS,), True),
        ((EDITORS, "Biên tập: Đời sống"), True),
        ((LIBRARIANS,), False),
    ],
)
def test_whoever_may_write_in_a_section_may_send_a_file(groups, may, newspaper, make_staff, sign_in):
    client = sign_in(make_staff(*groups))
    assert (client.get(reverse("from_word")).status_code == 200) is may
    send(client, newspaper.life, article_in_word(0))
    assert ArticlePage.objects.exists() is may
    shown = client.get(reverse("article_listing:index")).content.decode()
    assert (reverse("from_word") in shown) is may


def test_readers_are_led_to_sign_in(newspaper, client):
    assert client.get(reverse("from_word")).url.startswith(reverse("wagtailadmin_login"))
    send(client, newspaper.life, article_in_word(0))
    assert not ArticlePage.objects.exists()


def test_an_editor_of_one_section_makes_no_draft_in_another(newspaper, make_staff, sign_in):
    client = sign_in(make_staff(EDITORS, "Biên tập: Đời sống"))
    response = send(client, newspaper.law, article_in_word(0))
    assert response.context["form"].errors["section"]
    assert not ArticlePage.objects.exists()


def test_without_the_right_to_upload_pictures_are_left_out(newspaper, make_staff, sign_in):
    writer = make_staff(WRITERS)
    group = writer.groups.get()
    group.collection_permissions.all().delete()
    send(sign_in(writer), newspaper.life, article_in_word(1))
    assert not SiteImage.objects.exists()
    assert "Công nhân nhận quà" in str(made().body)
    assert "picture_refused" in reasons()


@pytest.mark.parametrize("place", ["explorer", "sections"])
def test_ways_lead_there_from_a_section(place, newspaper, writer, sign_in):
    addresses = {
        "explorer": reverse("wagtailadmin_explore", args=[newspaper.life.pk]),
        "sections": reverse("section_listing:index"),
    }
    shown = sign_in(writer).get(addresses[place]).content.decode()
    address = f"{reverse('from_word')}?section={newspaper.life.pk}"
    assert address in shown
    form = sign_in(writer).get(address).content.decode()
    assert f'<option value="{newspaper.life.pk}" selected>' in form


@pytest.mark.parametrize("section", ["", "0", "x", "²", "9" * 40, "-1"])
def test_a_section_that_is_none_chooses_nothing(section, newspaper, writer, sign_in):
    assert sign_in(writer).get(reverse("from_word"), {"section": section}).status_code == 200


# What is refused


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PAPER = article_in_word(0)
WITH_DTD = b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"
DEEP = b"<a>" * 50_000 + b"</a>" * 50_000


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cũ.doc", ENCRYPTED, "Word đời cũ"),
        ("macro.docm", PAPER, "macro"),
        ("macro.docx", with_members(PAPER, word__vbaProject_bin=b"x"), "macro"),
        ("khóa.docx", ENCRYPTED, "mật khẩu"),
        ("văn bản.pdf", b"%PDF-1.4", "Chỉ tệp Word"),
        ("hỏng.docx", PAPER[:3000], ".docx"),
        ("rỗng.docx", b"", "không có nội dung"),
        ("bom.docx", with_members(PAPER, word__a_xml=bytes(80 * 1024**2)), "tấn công"),
        ("dtd.docx", with_members(PAPER, word__document_xml=WITH_DTD), "hỏng"),
        ("sâu.docx", with_members(PAPER, word__document_xml=DEEP), ".docx"),
    ],
)
def test_other_files_are_refused_with_what_to_do(name, content, words, newspaper, writer, sign_in):
    response = send(sign_in(writer), newspaper.life, content, name)
    assert response.status_code == 200
    errors = " ".join(response.context["form"].errors["file"])
    assert errors
    assert words in errors
    assert Page.objects.type(ArticlePage).count() == 0


def test_a_file_without_a_word_is_a_draft_called_as_the_file(newspaper, writer, sign_in):
    send(sign_in(writer), newspaper.life, WordPaper().content(), "Hội_thi tay nghề.docx")
    assert made().title == "Hội thi tay nghề"


def test_a_draft_has_the_date_of_its_publication(newspaper, writer, sign_in):
    send(sign_in(writer), newspaper.life, article_in_word(0))
    assert ArticlePage.objects.get().dated_at_publication


def test_two_files_of_one_title_have_two_addresses(newspaper, writer, sign_in):
    client = sign_in(writer)
    send(client, newspaper.life, article_in_word(0))
    send(client, newspaper.life, article_in_word(0))
    assert len(set(ArticlePage.objects.values_list("slug", flat=True))) == 2
