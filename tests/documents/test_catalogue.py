"""What is remembered of the library is what the database has, whatever was written to it and how."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from documents.catalogue import version
from documents.catalogue.current import catalogue
from documents.models import (
    CatalogueChange,
    DocumentFile,
    DocumentRelation,
    DocumentType,
    LegalDocumentPage,
)
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    FieldFactory,
    IssuingBodyFactory,
    many_documents,
    restrict,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def one():
    return LegalDocumentPage.objects.order_by("pk")[0]


def other():
    return LegalDocumentPage.objects.order_by("pk")[1]


CHANGES = {
    "a draft is published": lambda: one().save_revision().publish(),
    "a page is unpublished": lambda: one().unpublish(),
    "a page goes": lambda: one().delete(),
    "a page is written past all signals": lambda: LegalDocumentPage.objects.filter(pk=one().pk).update(
        live=False
    ),
    "a field is written past all signals": lambda: LegalDocumentPage.objects.update(expires_on=TODAY),
    "pages come past all signals": lambda: many_documents(3, number="", issuer=IssuingBodyFactory(name="A")),
    "a relation comes": lambda: DocumentRelation.objects.create(
        page=one(), target=other(), relation_type="replaces"
    ),
    "relations go": lambda: DocumentRelation.objects.all().delete(),
    "a file comes": lambda: DocumentFile.objects.create(page=one(), attachment=AttachmentFactory()),
    "files go": lambda: DocumentFile.objects.all().delete(),
    "a field of activity is given": lambda: LegalDocumentPage.fields.through.objects.create(
        legaldocumentpage_id=one().pk, field_id=FieldFactory(name="B").pk
    ),
    "a type knows no validity": lambda: DocumentType.objects.update(has_validity=False),
    "a page is restricted": lambda: restrict(one()),
    "the library is restricted": lambda: restrict(one().get_parent()),
    "a restriction goes": lambda: PageViewRestriction.objects.all().delete(),
}


@pytest.fixture
def library(db):
    made = [DocumentFactory(files=1, text="Điều 1."), DocumentFactory(), DocumentFactory()]
    DocumentRelation.objects.create(page=made[0], target=made[2], relation_type="abolishes")
    restrict(made[1])
    return made[0].get_parent()


def described(known):
    """All that the catalogue tells, by ids."""
    values = {**known.values, "validity": known.by_validity(TODAY), "parent": known.parents}
    place_of = {key: place for place, key in enumerate(known.keys)}
    return {
        key: {
            (name, value)
            for name, places_of in values.items()
            for value, places in places_of.items()
            if places >> (len(known.keys) - 1 - place) & 1
        }
        for key, place in place_of.items()
    }


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_noticed(library, change):
    before = catalogue()
    assert catalogue() is before
    change()
    now = catalogue()
    assert now is not before
    assert set(now.keys) == set(LegalDocumentPage.objects.published().values_list("pk", flat=True))
    listed = LegalDocumentPage.objects.published().with_listed_validity(TODAY)
    for status, places in now.by_validity(TODAY).items():
        assert places == now.of_keys(listed.filter(validity=status).values_list("pk", flat=True))


def test_what_does_not_concern_it_is_not_read_again(library):
    before = catalogue()
    ArticleFactory(title="Bài khác")
    AttachmentFactory()
    assert catalogue() is before


def test_what_is_rolled_back_was_never_there(library):
    before = described(catalogue())
    with transaction.atomic():
        one().unpublish()
        assert described(catalogue()) != before
        transaction.set_rollback(True)
    assert described(catalogue()) == before


def test_nothing_restricted_or_unpublished_is_in_it(library):
    DocumentFactory(live=False, issuer=IssuingBodyFactory(name="Bí mật"))
    restrict(DocumentFactory(issuer=IssuingBodyFactory(name="Nội bộ")))
    hidden = set(IssuingBodyFactory._meta.model.objects.filter(name__in=["Bí mật", "Nội bộ"]))
    assert not {body.pk for body in hidden} & set(catalogue().values["issuer"])
    assert len(catalogue().keys) == 2


def test_the_orders_are_those_of_the_database(library):
    many_documents(
        30,
        issued_on=lambda n: date(2020, 1, 1 + n % 3) if n % 4 else None,
        effective_on=lambda n: date(2021, 1, 1 + n % 5) if n % 3 else None,
        posted_on=lambda n: date(2022, 1, 1 + n % 7),
        number=lambda n: f"{n % 9}/QĐ-{n}" if n % 5 else "",
    )
    known, documents = catalogue(), LegalDocumentPage.objects.published()
    assert list(known.keys) == list(documents.newest_issued_first().values_list("pk", flat=True))
    posted = [known.keys[place] for place in known.orders["dang"]]
    assert posted == list(documents.newest_posted_first().values_list("pk", flat=True))


def test_an_empty_library_has_a_catalogue_too():
    LegalDocumentPage.objects.all().delete()
    known = catalogue()
    assert list(known.keys) == []
    assert set(known.by_validity(TODAY).values()) == {0}
    assert known.issued_by(TODAY) == known.below("0001") == 0


def test_notes_stay_few_and_nothing_is_missed_meanwhile(library, monkeypatch):
    monkeypatch.setattr(version, "MOST_NOTES", 3)
    CatalogueChange.objects.bulk_create(CatalogueChange(pk=100 + n, token=n) for n in range(9))
    catalogue()
    assert CatalogueChange.objects.count() == 1
    before = catalogue()
    one().unpublish()
    assert catalogue() is not before
