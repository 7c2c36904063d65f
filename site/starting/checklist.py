"""What a site needs before readers come, and how far each of it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Site

from counters.models import Hit
from extraction.running import tesseract
from home.models import SiteSettings
from news.models import SectionPage
from search.index.maintenance import status
from starting.start import is_started

__all__ = ["Line", "State", "lines"]

LEAST_FREE_BYTES: Final = 2 * 1024**3
# A hit that is settled for longer was to be rolled up long ago.
LATEST_ROLL_UP: Final = timedelta(hours=26)
SENDS_NOTHING: Final = ("dummy", "console", "locmem", "filebased")
OF_THIS_MACHINE: Final = ("localhost", "127.0.0.1", "::1")


class State(StrEnum):
    DONE = "done"
    # Readers can come all the same.
    ADVISED = "advised"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to see to: what it is, how it stands, what to do about it and where ("" for nowhere here)."""

    label: str | Promise
    state: State
    advice: str = ""
    url: str = ""
    # The address is one that something is sent to, not one that shows something.
    is_sent: bool = False


Check = Callable[[Site], Line]


def lines(now: datetime | None = None) -> list[Line]:
    """How things stand with the default site; a site without a home page has one line that says so.

    Some ten queries, one question to the search server and one to the program of text recognition.
    """
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not is_started():
        return [
            Line(
                gettext_lazy("Home page"),
                State.MISSING,
                _("The site has not been started yet."),
                reverse("start_site"),
            )
        ]
    checks: Iterator[Line] = (check(site) for check in CHECKS)
    return [*checks, _timer(now or timezone.now())]


def _organisation(site: Site) -> Line:
    kept = SiteSettings.for_site(site)
    is_told = bool(kept.organisation and (kept.address or kept.phone or kept.email))
    return Line(
        gettext_lazy("Name and contact"),
        State.DONE if is_told else State.MISSING,
        "" if is_told else _("Say who publishes the site and how to reach them."),
        reverse("wagtailsettings:edit", args=["home", "sitesettings"]),
    )


def _logo(site: Site) -> Line:
    has_logo = SiteSettings.for_site(site).logo_id is not None
    return Line(
        gettext_lazy("Logo"),
        State.DONE if has_logo else State.ADVISED,
        "" if has_logo else _("Without one the head of the page shows the name alone."),
        reverse("wagtailsettings:edit", args=["home", "sitesettings"]),
    )


def _address(site: Site) -> Line:
    is_public = site.hostname not in OF_THIS_MACHINE
    return Line(
        gettext_lazy("Address of the site"),
        State.DONE if is_public else State.MISSING,
        "" if is_public else _("Links in feeds and mail lead to this machine: give the site its own name."),
        reverse("wagtailsites:edit", args=[site.pk]),
    )


def _sections(site: Site) -> Line:
    number = SectionPage.objects.live().descendant_of(site.root_page).count()
    return Line(
        gettext_lazy("Sections"),
        State.DONE if number else State.MISSING,
        _("%(count)d sections") % {"count": number} if number else _("News needs a section to stand in."),
        reverse("section_listing:index"),
    )


def _about(_site: Site) -> Line:
    draft = Page.objects.filter(live=False, slug="gioi-thieu", depth=3).first()
    return Line(
        gettext_lazy("About page"),
        State.ADVISED if draft else State.DONE,
        _("It waits as a draft: write who you are, and publish it.") if draft else "",
        reverse("wagtailadmin_pages:edit", args=[draft.pk]) if draft else "",
    )


def _accounts(_site: Site) -> Line:
    staff = get_user_model().objects.filter(is_active=True, is_superuser=False, groups__isnull=False)
    number = staff.distinct().count()
    return Line(
        gettext_lazy("Accounts of staff"),
        State.DONE if number else State.MISSING,
        _("%(count)d accounts") % {"count": number}
        if number
        else _("Give everybody who writes, edits or keeps documents an account with a role."),
        reverse("wagtailusers_users:index"),
    )


def _mail(_site: Site) -> Line:
    is_set_up = not any(f".{name}." in settings.EMAIL_BACKEND for name in SENDS_NOTHING)
    advice = (
        _("Server: %(host)s. Send yourself a message to see that it arrives.") % {"host": settings.EMAIL_HOST}
        if is_set_up
        else _("No mail is sent: set EMAIL_URL, or nobody hears of what waits for review.")
    )
    return Line(
        gettext_lazy("Mail"),
        State.DONE if is_set_up else State.MISSING,
        advice,
        reverse("send_test_mail") if is_set_up else "",
        is_sent=is_set_up,
    )


def _search(_site: Site) -> Line:
    found = status()
    advice = _("%(engine)s, %(count)d pages") % {"engine": found.engine, "count": found.entries}
    if not found.is_up_to_date:
        advice = _("The index lacks pages: run “manage.py search_index rebuild”.")
    return Line(gettext_lazy("Search"), State.DONE if found.is_up_to_date else State.MISSING, advice)


def _recognition(_site: Site) -> Line:
    is_there = bool(tesseract())
    return Line(
        gettext_lazy("Text recognition"),
        State.DONE if is_there else State.ADVISED,
        "" if is_there else _("Scans are not read: install Tesseract with its Vietnamese model."),
    )


def _disk(_site: Site) -> Line:
    free = shutil.disk_usage(_nearest_folder(Path(settings.MEDIA_ROOT))).free
    return Line(
        gettext_lazy("Disk"),
        State.DONE if free >= LEAST_FREE_BYTES else State.MISSING,
        _("%(count)d GB free") % {"count": free // 1024**3},
    )


def _nearest_folder(path: Path) -> Path:
    """Where uploads are kept, or will be: the folder is made with the first of them."""
    return next((folder for folder in (path, *path.parents) if folder.is_dir()), Path("/"))


def _timer(now: datetime) -> Line:
    oldest = Hit.objects.order_by("counted_at").values_list("counted_at", flat=True).first()
    runs = oldest is None or oldest > now - LATEST_ROLL_UP
    return Line(
        gettext_lazy("Timer"),
        State.DONE if runs else State.MISSING,
        ""
        if runs
        else _("Counts wait to be rolled up since yesterday: does a timer run “roll_up_counters”?"),
    )


CHECKS: Final[tuple[Check, ...]] = (
    _organisation,
    _logo,
    _address,
    _sections,
    _about,
    _accounts,
    _mail,
    _search,
    _recognition,
    _disk,
)
