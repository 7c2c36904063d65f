from __future__ import annotations

import getpass
import os
import sys
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.users.models import UserProfile

from starting.organisation import Kind, Organisation
from starting.start import start_site
from starting.words import SECTIONS

PASSWORD_VARIABLE: Final = "ADMINISTRATOR_PASSWORD"  # noqa: S105


class Command(BaseCommand):
    help = (
        "Make the site of an organisation in an empty database: home page, sections, gallery index, library "
        "with its words, menus, contact, roles. Safe to repeat: what is there is left as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The organisation, as the head of every page shows it.")
        parser.add_argument("--superior", default="", help="The body above it, shown above its name.")
        parser.add_argument("--address", default="")
        parser.add_argument("--phone", default="")
        parser.add_argument("--email", default="", help="Where readers write to.")
        parser.add_argument(
            "--kind", choices=Kind.values, default=Kind.PROVINCE.value, help="Which sections it starts with."
        )
        parser.add_argument(
            "--section", action="append", default=[], metavar="TITLE", help="A section; instead of --kind."
        )
        parser.add_argument(
            "--administrator",
            metavar="LOGIN",
            help=f"Make an account that may do everything. Its password is read from {PASSWORD_VARIABLE}, "
            "or asked for.",
        )

    def handle(self, **options: Any) -> None:
        names = ("name", "superior", "address", "phone", "email")
        organisation = Organisation(**{name: options[name].strip() for name in names})
        administrator = options["administrator"]
        # Asked for first: nothing is made where this fails.
        password = _password(administrator) if administrator else ""
        try:
            made = start_site(organisation, options["section"] or SECTIONS[Kind(options["kind"])])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        for each in made:
            self.stdout.write(f"  + {each}")
        if not made:
            self.stdout.write("Everything was there already.")
        if password:
            _create_administrator(administrator, password)
            self.stdout.write(f"  + {administrator}")


def _password(login: str) -> str:
    """The password for a new account; "" where the account is there. Raises `CommandError` for a weak one."""
    user_model = get_user_model()
    if user_model.objects.filter(username=login).exists():
        return ""
    password = os.environ.get(PASSWORD_VARIABLE, "")
    if not password and sys.stdin.isatty():
        password = getpass.getpass(f"Password for {login}: ")
    if not password:
        raise CommandError(f"Set {PASSWORD_VARIABLE}, or run this in a terminal that can be asked.")
    try:
        validate_password(password, user_model(username=login))
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password


def _create_administrator(login: str, password: str) -> None:
    user = get_user_model().objects.create_superuser(login, password=password)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "vi"})
