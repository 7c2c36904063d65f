"""A file in the body of a page is offered by that page alone."""

from __future__ import annotations

import pytest
from django.test import Client

from home.models import PlainPage
from pages.attached_files import attachments_of
from tests.factories.files import AttachmentFactory
from tests.factories.site import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain_page() -> PlainPage:
    page = PlainPage(title="Biểu mẫu", body=[{"type": "attachment", "value": _value(AttachmentFactory().pk)}])
    home_page().add_child(instance=page)
    return page


def _value(attachment_id: int) -> dict[str, object]:
    return {"file": attachment_id, "title": "Mẫu đơn"}


def file_address(page: PlainPage, name: str = "tep") -> str:
    [(file, _title)] = attachments_of(page)
    return f"{page.url}{name}/{file.pk}/"


@pytest.mark.parametrize("name", ["tep", "xem"])
def test_a_plain_page_offers_the_files_of_its_body(client: Client, plain_page: PlainPage, name: str) -> None:
    assert client.get(file_address(plain_page, name)).status_code == 200


@pytest.mark.parametrize("name", ["tep", "xem"])
def test_a_file_of_another_page_is_not_found_here(client: Client, plain_page: PlainPage, name: str) -> None:
    assert client.get(f"{plain_page.url}{name}/{AttachmentFactory().pk}/").status_code == 404


def test_a_withdrawn_page_withdraws_its_files(client: Client, plain_page: PlainPage) -> None:
    address = file_address(plain_page)
    plain_page.unpublish()
    assert client.get(address).status_code == 404


def test_the_page_links_to_the_address_of_the_file(client: Client, plain_page: PlainPage) -> None:
    assert file_address(plain_page) in client.get(plain_page.url).content.decode()
