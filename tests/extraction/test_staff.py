"""What staff see of the texts of files."""

from __future__ import annotations

import pytest
from django.urls import reverse

from extraction.enums import ExtractionState
from extraction.models import Extraction
from tests.factories import AttachmentFactory, DocumentFactory

pytestmark = pytest.mark.django_db


def test_the_report_says_what_became_of_each_file(admin_client, django_assert_max_num_queries):
    for state in ExtractionState:
        attachment = AttachmentFactory()
        Extraction.objects.filter(attachment=attachment).update(state=state, detail=f"Ghi chú {state}")
    with django_assert_max_num_queries(30):
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


def test_the_form_of_a_file_says_what_became_of_its_text_and_asks_again(admin_client):
    attachment = AttachmentFactory()
    Extraction.objects.update(state=ExtractionState.BROKEN, attempts=3)
    form = reverse("wagtaildocs:edit", args=[attachment.pk])
    again = reverse("extraction_again", args=[attachment.pk])
    said = admin_client.get(form).content.decode()
    assert str(ExtractionState.BROKEN.label) in said
    assert f'formaction="{again}"' in said
    assert admin_client.post(again).url == form
    assert Extraction.objects.get().state == ExtractionState.WAITING
    said = admin_client.get(form).content.decode()
    assert str(ExtractionState.WAITING.label) in said
    assert again not in said


def test_only_who_may_change_a_file_asks_again(client, django_user_model):
    attachment = AttachmentFactory()
    Extraction.objects.update(state=ExtractionState.BROKEN)
    again = reverse("extraction_again", args=[attachment.pk])
    client.force_login(django_user_model.objects.create_user("reader", "", "x"))
    assert client.post(again).status_code in {302, 403}
    assert Extraction.objects.get().state == ExtractionState.BROKEN


def test_asking_again_is_no_address_to_look_at(admin_client):
    assert admin_client.get(reverse("extraction_again", args=[1])).status_code == 405
    assert admin_client.post(reverse("extraction_again", args=[1])).status_code == 404


def test_the_form_of_a_document_says_what_became_of_its_files(admin_client):
    document = DocumentFactory(files=[AttachmentFactory(title="Tệp khóa")])
    Extraction.objects.update(state=ExtractionState.ENCRYPTED)
    said = admin_client.get(reverse("wagtailadmin_pages:edit", args=[document.pk])).content.decode()
    assert str(ExtractionState.ENCRYPTED.label) in said
