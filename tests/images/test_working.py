"""Renditions are made outside the requests, whatever becomes of the maker."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background.lanes import Lane
from background.retaking import retake
from images import processes, working
from images.checks import check_templates
from images.enums import RenditionState
from images.models import Rendition, SiteImage
from images.places import public_specs, specs_to_make
from images.processes import RefusedError
from images.tasks import ask_for, ask_for_forgotten
from images.working import make_for
from tests.factories import ArticleFactory, GalleryFactory, SiteImageFactory, jpeg
from tests.factories.pictures import encoded
from tests.images.making import make_due, work_off

pytestmark = pytest.mark.django_db


def state() -> str:
    return SiteImage.objects.get().rendition_state


def test_a_new_picture_waits_and_is_made_once(capsys):
    SiteImageFactory()
    call_command("make_renditions")
    assert "1" in capsys.readouterr().out
    assert set(SiteImage.objects.get().ready_renditions) == set(public_specs())
    rows = Rendition.objects.count()
    assert rows == len(specs_to_make())
    SiteImage.objects.ask_for_renditions()
    assert work_off() == 1
    assert Rendition.objects.count() == rows


def test_another_focal_point_gives_other_cuts():
    image = SiteImageFactory(file=ContentFile(jpeg((900, 300)), name="a.jpg"))
    work_off()
    before = SiteImage.objects.get().ready_renditions
    image.focal_point_x, image.focal_point_y = 100, 100
    image.focal_point_width = image.focal_point_height = 50
    image.save()
    # What is there is shown until the new ones are.
    assert SiteImage.objects.get().ready_renditions == before
    work_off()
    after = SiteImage.objects.get().ready_renditions
    different = {spec for spec in before if before[spec][0] != after[spec][0]}
    assert different == {spec for spec in before if spec.startswith("fill")}


def test_publishing_a_page_gives_a_picture_that_failed_another_chance():
    image = SiteImageFactory()
    SiteImage.objects.update(rendition_state=RenditionState.FAILED)
    ArticleFactory(lead_image=image).save_revision().publish()
    assert state() == RenditionState.WAITING


def test_a_killed_maker_leaves_the_picture_to_the_next():
    image = SiteImageFactory()
    DBTaskResult.objects.ready().get(queue_name=Lane.PICTURES).claim("dead")
    assert make_for(image.pk)
    begun = timezone.now() - timedelta(hours=1)
    SiteImage.objects.update(
        rendition_state=RenditionState.MAKING, renditions_started_at=begun, rendition_attempts=1
    )
    assert work_off() == 0
    assert retake("dead") == 1
    assert work_off() == 1
    assert state() == RenditionState.DONE


def test_what_nobody_makes_and_nobody_is_asked_to_make_is_found():
    SiteImageFactory()
    begun = timezone.now() - timedelta(hours=1)
    SiteImage.objects.update(rendition_state=RenditionState.MAKING, renditions_started_at=begun)
    DBTaskResult.objects.all().delete()
    assert ask_for_forgotten() == 1
    assert ask_for_forgotten() == 0
    assert work_off() == 1
    assert state() == RenditionState.DONE


def test_a_picture_that_brings_every_maker_down_is_given_up(monkeypatch):
    def refuse(*args):
        raise RefusedError("limits")

    SiteImageFactory()
    monkeypatch.setattr(processes, "cut", refuse)
    for expected in (RenditionState.WAITING, RenditionState.WAITING, RenditionState.FAILED):
        make_due()
        assert work_off() == 1
        assert state() == expected


def test_a_picture_whose_makers_are_killed_again_and_again_is_given_up():
    image = SiteImageFactory()
    SiteImage.objects.update(
        rendition_state=RenditionState.MAKING, renditions_started_at=timezone.now(), rendition_attempts=3
    )
    assert make_for(image.pk, is_retaken=True) is None
    assert state() == RenditionState.FAILED


def test_a_full_disk_is_no_property_of_the_picture(monkeypatch):
    def refuse(*args):
        raise OSError(28, "No space left on device")

    SiteImageFactory()
    with monkeypatch.context() as full:
        full.setattr(processes, "cut", refuse)
        for _ in range(5):
            make_due()
            assert work_off() == 1
    assert state() == RenditionState.WAITING
    make_due()
    assert work_off() == 1
    assert state() == RenditionState.DONE


def test_two_makers_never_make_the_same_picture(monkeypatch):
    image = SiteImageFactory()
    ask_for([image.pk])
    made: list[RenditionState | None] = []

    def make_while_another_looks(*_arguments):
        made.append(make_for(image.pk))

    monkeypatch.setattr(working, "make_renditions", make_while_another_looks)
    assert work_off() == 2, "it was asked for twice"
    assert made[0] is None


def test_the_program_has_limits(monkeypatch):
    content = ContentFile(encoded("RGB", "PNG", (6000, 6000)), name="a.png")
    monkeypatch.setattr(processes, "MEMORY_BYTES", 60 * 1024 * 1024)
    with pytest.raises(RefusedError, match="limits"):
        processes.examine(content)


def test_the_first_view_of_a_gallery_makes_nothing(client, monkeypatch):
    def forbidden(*args, **kwargs):
        raise AssertionError("a picture is decoded while a reader waits")

    gallery = GalleryFactory(photos=5)
    monkeypatch.setattr(processes, "_run", forbidden)
    assert client.get(gallery.url).status_code == 200
    assert client.get(f"{gallery.url}anh/{gallery.photos.first().pk}/").status_code == 200
    assert client.get("/").status_code == 200
    assert not Rendition.objects.exists()


def test_templates_use_no_rendition_that_is_not_made_ahead(settings, tmp_path):
    assert check_templates() == []
    (tmp_path / "wild.html").write_text(
        "{% image page.picture width-77 %}{% picture page.picture 'nowhere' '' %}{% picture x place %}"
    )
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    assert sorted(str(message.id) for message in check_templates()) == ["images.E001", "images.E002"]
