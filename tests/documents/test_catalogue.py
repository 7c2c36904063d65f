"""What is remembered of the library is what the database has, whatever was written to it and how."""

from __future__ import annotations

import random
from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from documents.catalogue import current, version
from documents.catalogue.catalogue import ORDERS
from documents.catalogue.current import catalogue, words
from documents.catalogue.loading import load
from documents.catalogue.words import Words
from documents.models import (
    CatalogueChange,
    DocumentFile,
    DocumentRelation,
    DocumentType,
    LegalDocumentPage,
    Signer,
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


def without_validity(kind: DocumentType) -> None:
    kind.has_validity = False
    kind.save()


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
    "a type knows no validity": lambda: without_validity(one().document_type),
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
    return {
        key: {
            (name, value)
            for name, places_of in values.items()
            for value, places in places_of.items()
            if places >> place & 1
        }
        for key, place in known.place_of.items()
    }


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_noticed(library, change):
    before = catalogue()
    assert catalogue() is before
    before.by_validity(TODAY)
    change()
    now = catalogue()
    assert now is not before
    assert described(now) == described(load())
    assert [list(now.sorted_keys(now.all, name)) for name in ORDERS] == [
        list(load().sorted_keys(load().all, name)) for name in ORDERS
    ]
    assert set(now.keys) == set(LegalDocumentPage.objects.published().values_list("pk", flat=True))
    listed = LegalDocumentPage.objects.published().with_listed_validity(TODAY)
    for status, places in now.by_validity(TODAY).items():
        assert places == now.of_keys(listed.filter(validity=status).values_list("pk", flat=True))


def test_only_what_has_changed_is_read_again(library, monkeypatch):
    catalogue()
    monkeypatch.setattr(current, "load", lambda: pytest.fail("all documents were read"))
    published = DocumentFactory(number="99/QĐ-TLĐ")
    assert published.pk in catalogue().keys
    one().unpublish()
    assert one().pk not in catalogue().keys
    published.delete()
    assert published.pk not in catalogue().keys
    monkeypatch.setattr(current, "MOST_CHANGES", 2)
    monkeypatch.setattr(current, "load", load)
    many_documents(3)
    assert len(catalogue().keys) == LegalDocumentPage.objects.published().count()


def test_what_changes_in_turn_is_as_if_all_were_read(library):
    """Places are taken, left and taken again."""
    chance = random.Random(3)
    documents = many_documents(
        20,
        issued_on=lambda n: date(2020, 1, 1 + n % 3) if n % 4 else None,
        effective_on=lambda n: date(2021, 1, 1 + n % 5) if n % 3 else None,
        number=lambda n: f"{n % 9}/QĐ-{n}" if n % 5 else "",
    )
    for _turn in range(30):
        document = LegalDocumentPage.objects.get(pk=chance.choice(documents).pk)
        document.live = chance.random() < 0.7
        document.effective_on = date(2021, 1, chance.randint(1, 28))
        document.issued_on = chance.choice([None, date(2020, 1, chance.randint(1, 28))])
        document.withdrawn_on = chance.choice([None, TODAY])
        document.save()
        now, anew = catalogue(), load()
        assert described(now) == described(anew)
        for name in ORDERS:
            assert list(now.sorted_keys(now.all, name)) == list(anew.sorted_keys(anew.all, name))


WORDS = {
    "comes": lambda: IssuingBodyFactory(name="Mới"),
    "is renamed past all signals": lambda: DocumentType.objects.update(name="Khác"),
    "goes": lambda: FieldFactory(name="B").delete(),
    "signs": lambda: Signer.objects.create(name="Nguyễn Văn A"),
}


@pytest.mark.parametrize("change", WORDS.values(), ids=WORDS)
def test_words_are_read_again_when_one_changes_and_documents_are_not(library, change, monkeypatch):
    before = words()
    assert words() is before
    catalogue()
    monkeypatch.setattr(current, "load", lambda: pytest.fail("all documents were read"))
    change()
    now = words()
    assert now is not before
    assert now.of == Words.load().of
    assert [word.name for word in now.of[DocumentType].values()] == sorted(
        DocumentType.objects.values_list("name", flat=True)
    )
    assert described(catalogue()) == described(load())
    DocumentFactory(files=1)
    assert words() is words()


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
    assert list(known.sorted_keys(known.all, "dang")) == list(
        documents.newest_posted_first().values_list("pk", flat=True)
    )


def test_an_empty_library_has_a_catalogue_too():
    LegalDocumentPage.objects.all().delete()
    known = catalogue()
    assert list(known.keys) == []
    assert not any(known.by_validity(TODAY).values())
    assert known.issued_by(TODAY) == known.below("0001") == 0


def test_notes_stay_few_and_nothing_is_missed_meanwhile(library, monkeypatch):
    monkeypatch.setattr(version, "MOST_NOTES", 3)
    CatalogueChange.objects.bulk_create(CatalogueChange(pk=100 + n, token=n) for n in range(9))
    catalogue()
    assert CatalogueChange.objects.count() == 1
    assert catalogue() is catalogue()
    before = catalogue()
    one().unpublish()
    assert catalogue() is not before
