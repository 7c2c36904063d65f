"""From an empty database to a site of one organisation: everything but what its staff alone can write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from documents.models import DocumentType, Field, IssuingBody
from documents.names import name_key
from home.models import HomePage
from home.roles import setup_roles
from starting.frame import arrange_home, create_home, create_places, create_plain_pages, fill_settings
from starting.organisation import Organisation
from starting.words import CENTRAL_BODIES, FIELDS, abbreviation_of, has_validity, starting_types
from vietnamese.text import clean_spaces, nfc

__all__ = ["is_started", "start_site"]

LONGEST_NAME = 200


def is_started() -> bool:
    """Whether the site has a front page of its own: Wagtail's welcome page does not count."""
    return HomePage.objects.exists()


@transaction.atomic
def start_site(organisation: Organisation, sections: Iterable[str]) -> list[str]:
    """Make what is missing and return what was made, in words for people. Safe to repeat.

    Nothing that is there is changed or taken away. Raises `ValidationError` for a name or an address of mail
    that cannot be one.
    """
    validate(organisation)
    made: list[str] = []
    home = HomePage.objects.order_by("path").first()
    if home is None:
        home = create_home(title="Trang chủ", site_name=organisation.name, seo_title=organisation.name)
        made.append(_("Home page"))
    titles = dict.fromkeys(clean_spaces(nfc(each)) for each in sections)
    made += [page.title for page in create_places(home, [title for title in titles if title])]
    made += [page.title for page in create_plain_pages(home, organisation)]
    if arrange_home(home, organisation):
        made.append(_("Blocks of the home page"))
    site = Site.objects.get(root_page=home)
    if fill_settings(site, home, organisation):
        made.append(_("Organisation, contact and menus"))
    made += _words(organisation)
    setup_roles()
    return made


def validate(organisation: Organisation) -> None:
    name = organisation.name
    if not name.strip():
        raise ValidationError(_("The organisation needs a name."))
    if max(len(name), len(organisation.superior)) > LONGEST_NAME:
        raise ValidationError(_("A name has at most %(count)d characters.") % {"count": LONGEST_NAME})
    if organisation.email:
        validate_email(organisation.email)


def _words(organisation: Organisation) -> Iterator[str]:
    """What the library sorts by: types, fields, and the bodies whose documents it will hold."""
    made = 0
    for name in starting_types():
        defaults = {"abbreviation": abbreviation_of(name), "has_validity": has_validity(name)}
        made += DocumentType.objects.get_or_create(name=name, defaults=defaults)[1]
    if made:
        yield _("Document types: %(count)d") % {"count": made}
    made = sum(Field.objects.get_or_create(name=name)[1] for name in FIELDS)
    if made:
        yield _("Fields of activity: %(count)d") % {"count": made}
    made = _bodies(organisation)
    if made:
        yield _("Issuing bodies: %(count)d") % {"count": made}


def _bodies(organisation: Organisation) -> int:
    """The central bodies, and the organisation below its superior; a body that is known is left as it is."""
    known = {name_key(name): body for body in IssuingBody.objects.all() for name in body.names}
    before = len(known)

    def body(name: str, abbreviation: str = "", parent: IssuingBody | None = None) -> IssuingBody:
        key = name_key(name)
        if key not in known:
            known[key] = IssuingBody.objects.create(name=name, abbreviation=abbreviation, parent=parent)
        return known[key]

    for name, abbreviation in CENTRAL_BODIES:
        body(name, abbreviation)
    superior = body(organisation.superior) if organisation.superior.strip() else None
    body(organisation.name, parent=superior)
    return len(known) - before
