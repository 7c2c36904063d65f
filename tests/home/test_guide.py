"""Help leads to the guide of the documentation, in the admin and in Vietnamese."""

from __future__ import annotations

import os
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from config.wording.templates import REPLACEMENTS
from home.guide import GUIDE, read_guide, render
from home.roles import setup_roles
from home.roles.names import ADMINISTRATORS, CHIEF_EDITORS, EDITORS, LIBRARIANS, WRITERS
from tests.config.documentation import anchors_of


@pytest.mark.parametrize("role", [WRITERS, EDITORS, CHIEF_EDITORS, LIBRARIANS, ADMINISTRATORS])
def test_every_role_reads_the_guide_from_the_menu(role, client, django_user_model, db):
    setup_roles()
    user = django_user_model.objects.create_user("lan")
    user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)
    dashboard = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("staff_guide") in dashboard
    assert "guide.wagtail.org" not in dashboard
    page = client.get(reverse("staff_guide")).content.decode()
    assert "<h2 id=" in page
    assert '<a href="#tin-bài">Tin bài</a>' in page
    assert "<td>Phóng viên</td>" in page


def test_nobody_reads_it_from_outside(client, db):
    assert client.get(reverse("staff_guide")).status_code == 302


def test_headings_have_the_anchors_that_links_of_the_documentation_name():
    guide = read_guide()
    title = "dành-cho-cán-bộ"
    assert guide.title == "Dành cho cán bộ"
    assert all(f' id="{anchor}"' in guide.html for anchor in anchors_of(GUIDE) - {title})
    assert {section.anchor for section in guide.sections} <= anchors_of(GUIDE)


def test_links_of_the_admin_lead_to_a_heading_of_the_guide():
    named = [
        unquote(right.partition("#")[2])
        for pairs in REPLACEMENTS.values()
        for _wrong, right in pairs
        if "staff_guide' %}#" in right
    ]
    assert named
    assert set(named) <= anchors_of(GUIDE)


def test_headings_of_the_same_name_are_told_apart():
    guide = render("# Sách\n\n## Ảnh\n\n## Ảnh\n\n### Ảnh\n")
    assert [section.anchor for section in guide.sections] == ["ảnh", "ảnh-1"]
    assert 'id="ảnh-2"' in guide.html


def test_a_text_without_a_title_is_shown_whole():
    assert render("## Một\n\nchữ").html == '<h2 id="một">Một</h2>\n<p>chữ</p>\n'


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=y>"]
)
def test_nothing_in_the_text_is_run(text):
    html = render(text).html
    assert "<script" not in html
    assert "<img" not in html
    assert "href" not in html


def test_a_changed_file_is_read_anew(tmp_path):
    page = tmp_path / "guide.md"
    page.write_text("## Cũ")
    assert "Cũ" in read_guide(page).html
    page.write_text("## Mới hơn")
    os.utime(page, ns=(1, 2))
    assert "Mới hơn" in read_guide(page).html
