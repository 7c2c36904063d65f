from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from documents.catalogue.issuers import IssuerTree
from documents.models import IssuingBody
from documents.names import naming_key
from tests.factories import DocumentFactory, IssuingBodyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies():
    """A confederation, two provinces below it of which one merged into the other, and a unit of that one."""
    top = IssuingBodyFactory(name="Tổng Liên đoàn Lao động Việt Nam", abbreviation="TLĐ")
    into = IssuingBodyFactory(
        name="Liên đoàn Lao động tỉnh Ninh Bình",
        parent=top,
        abbreviation="LĐLĐ",
        former_names="Công đoàn tỉnh Ninh Bình\n\nLiên hiệp Công đoàn tỉnh Ninh Bình",
    )
    merged = IssuingBodyFactory(
        name="Liên đoàn Lao động tỉnh Hà Nam", parent=top, successor=into, abbreviation="LĐLĐ"
    )
    unit = IssuingBodyFactory(name="Công đoàn cơ sở Nhà máy Sợi", parent=merged)
    other = IssuingBodyFactory(name="Ủy ban nhân dân thành phố Huế")
    return {"top": top, "into": into, "merged": merged, "unit": unit, "other": other}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lien-doan-lao-dong-tinh-ha-nam", "merged"),
        ("Liên đoàn Lao động tỉnh Hà Nam", "merged"),
        ("LĐLĐ tỉnh Hà Nam", "merged"),
        ("lđlđ  TỈNH HÀ NAM", "merged"),
        ("LĐLĐ tỉnh Ninh Bình", "into"),
        ("công đoàn tỉnh ninh bình", "into"),
        ("CĐ tỉnh Ninh Bình", "into"),
        ("Tổng LĐLĐ Việt Nam", "top"),
        ("Tổng LĐLĐ VN", "top"),
        ("TLĐ", "top"),
        ("UBND TP. Huế", "other"),
        ("Uỷ ban nhân dân thành phố Huế", "other"),
        ("CĐCS Nhà máy Sợi", "unit"),
        ("LĐLĐ", None),
        ("", None),
        ("không có", None),
    ],
)
def test_a_body_is_found_by_every_way_of_naming_it(bodies, text, expected):
    assert IssuerTree.load().find(text) == (bodies[expected] if expected else None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("LĐLĐ TP. Huế", "Liên đoàn Lao động thành phố Huế", True),
        ("UBND tỉnh", "Uỷ Ban Nhân Dân  tỉnh", True),
        ("LĐLĐ tỉnh Hà Nam", "LĐLĐ tỉnh Nam Hà", False),
        ("Bộ Y tế", "Bộ Y Tế", True),
    ],
)
def test_names_in_full_and_shortened_are_one(one, other, same):
    assert (naming_key(one) == naming_key(other)) is same


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("top", {"top", "into", "merged", "unit"}),
        ("into", {"into", "merged", "unit"}),
        ("merged", {"merged", "unit"}),
        ("other", {"other"}),
    ],
)
def test_a_body_holds_its_units_and_what_merged_into_it(bodies, body, expected):
    assert IssuerTree.load().within(bodies[body].pk) == {bodies[name].pk for name in expected}


def test_a_merged_body_is_listed_below_its_successor(bodies):
    order = [(body.pk, depth) for body, depth in IssuerTree.load().in_order]
    assert order == [
        (bodies[name].pk, depth)
        for name, depth in [("top", 0), ("into", 1), ("merged", 2), ("unit", 3), ("other", 0)]
    ]


@pytest.mark.parametrize("field", ["parent", "successor"])
def test_a_body_cannot_stand_above_itself(bodies, field):
    setattr(bodies["top"], field, bodies["unit"])
    if field == "successor":
        bodies["unit"].successor = bodies["top"]
        bodies["unit"].save()
    with pytest.raises(ValidationError):
        bodies["top"].full_clean()


def test_a_circle_that_came_in_by_another_way_harms_nobody(bodies):
    IssuingBody.objects.filter(pk=bodies["top"].pk).update(parent=bodies["unit"])
    tree = IssuerTree.load()
    assert len(list(tree.in_order)) == 5
    assert bodies["top"].pk in tree.within(bodies["unit"].pk)


@pytest.mark.parametrize("name", ["LĐLĐ tỉnh Ninh Bình", "lien-doan-lao-dong-tinh-ninh-binh"])
def test_documents_of_a_merged_body_are_found_under_its_successor(client, bodies, name):
    document = DocumentFactory(issuer=bodies["merged"])
    DocumentFactory(issuer=bodies["other"])
    library = document.get_parent()
    response = client.get(library.url, {"co_quan": name})
    assert [found.pk for found in response.context["documents"]] == [document.pk]
