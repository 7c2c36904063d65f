"""Staff see what is done in the background and what came of it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from background.working import work_off
from home.roles import LIBRARIANS, WRITERS, setup_roles
from tests.background import sample_tasks

pytestmark = pytest.mark.django_db

ADDRESS = "/quan-tri/reports/background-work/"


@pytest.fixture(autouse=True)
def _signs_of_this_test(settings, tmp_path):
    settings.WORKERS_ROOT = tmp_path


def test_the_report_tells_what_waits_and_what_failed_with_the_reason(admin_client):
    sample_tasks.fail.enqueue()
    work_off()
    sample_tasks.note.enqueue("bí mật")
    page = admin_client.get(ADDRESS).content.decode()
    assert "tests.background.sample_tasks.note" in page, "a task without a name is told by its path"
    assert "ValueError: It does not work." in page
    assert "Hỏng; sẽ tự làm lại" in page
    assert "bí mật" not in page, "what a task works on is not shown"
    assert "Traceback" not in page
    assert "một" not in admin_client.get(f"{ADDRESS}?status=FAILED").content.decode()
    exported = admin_client.get(f"{ADDRESS}?export=csv")
    assert exported.status_code == 200


@pytest.mark.parametrize(("role", "status"), [(LIBRARIANS, 200), (WRITERS, 302)])
def test_those_see_it_who_see_the_other_reports_on_the_machine(client, role, status):
    setup_roles()
    user = User.objects.create_user("an", "an@example.org", "x")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get(ADDRESS).status_code == status
    assert (ADDRESS in client.get("/quan-tri/").content.decode()) is (status == 200)
