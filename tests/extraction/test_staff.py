"""What staff see of the texts of files."""

from __future__ import annotations

import pytest
from django.urls import reverse

from extraction.enums import ExtractionState
from extraction.models import Extraction
from tests.factories import AttachmentFactory

pytestmark = pytest.mark.django_db


def test_the_report_says_what_became_of_each_file(admin_client, django_assert_max_num_queries):
    for state in ExtractionState:
        attachment = AttachmentFactory()
        Extraction.objects.filter(attachment=attachment).update(state=state, detail=f"Ghi chú {state}")
    with django_assert_max_num_queries(25):
        response = admin_client.get(reverse("extractions"))
    said = response.content.decode()
    assert all(str(state.label) in said and f"Ghi chú {state}" in said for state in ExtractionState)


def test_the_report_is_filtered_by_state(admin_client):
    AttachmentFactory(title="Tệp đang chờ")
    broken = AttachmentFactory(title="Tệp hỏng")
    Extraction.objects.filter(attachment=broken).update(state=ExtractionState.BROKEN)
    said = admin_client.get(reverse("extractions"), {"state": "broken"}).content.decode()
    assert "Tệp hỏng" in said
    assert "Tệp đang chờ" not in said


def test_the_report_is_for_those_who_may_change_files(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", "", "x"))
    assert client.get(reverse("extractions")).status_code == 302
