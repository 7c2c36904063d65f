from __future__ import annotations

from datetime import date

import pytest

from documents.enums import ValidityStatus
from documents.public.structured_data import document_data
from tests.factories.documents import DocumentFactory

URL = "https://congdoan.vn/van-ban/65-hd-tld/"


@pytest.mark.django_db
def test_a_document_names_number_dates_and_who_passed_it() -> None:
    document = DocumentFactory(
        number="65/HD-TLĐ", issued_on=date(2022, 10, 10), effective_on=date(2022, 10, 11)
    )
    data = document_data(document, url=URL, validity=ValidityStatus.IN_FORCE)
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "65/HD-TLĐ"
    assert data["legislationDate"] == "2022-10-10"
    assert data["legislationDateOfApplicability"] == "2022-10-11"
    assert data["legislationPassedBy"] == {"@type": "Organization", "name": document.issuer.name}
    assert "expires" not in data


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("validity", "expected"),
    [
        (ValidityStatus.IN_FORCE, "https://schema.org/InForce"),
        (ValidityStatus.REPLACED, "https://schema.org/NotInForce"),
        (ValidityStatus.EXPIRED, "https://schema.org/NotInForce"),
        (ValidityStatus.NOT_YET_IN_FORCE, "https://schema.org/NotInForce"),
        (ValidityStatus.UNKNOWN, None),
        (ValidityStatus.NOT_APPLICABLE, None),
    ],
)
def test_force_is_claimed_only_where_it_is_known(validity: ValidityStatus, expected: str | None) -> None:
    data = document_data(DocumentFactory(), url=URL, validity=validity)
    assert data.get("legislationLegalForce") == expected
