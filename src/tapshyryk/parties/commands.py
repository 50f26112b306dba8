"""What `tapshyryk init` asks to make the first body with its head, and the command that sets a password."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from tapshyryk.config.command import Beginning, Command, Problem

if TYPE_CHECKING:
    from tapshyryk.parties.actions.founding import Head

Ask = Callable[[str], str]


def _configure(parser: argparse.ArgumentParser) -> None:
    first = parser.add_argument_group("the first body, from whose head all other roles are given")
    body = first.add_mutually_exclusive_group()
    body.add_argument("--municipality", metavar="NAME", help="Kyrgyz name of the first municipality")
    body.add_argument("--ministry", metavar="NAME", help="Kyrgyz name of the first state body")
    first.add_argument("--city", action="store_true", help="the municipality is a city")
    first.add_argument("--oblast", metavar="ISO", help="the municipality's oblast, such as KG-N")
    first.add_argument("--rayon", metavar="NAME", default="", help="Kyrgyz name of its rayon")
    first.add_argument("--executive", metavar="NAME", default="", help="Kyrgyz name of its executive body")
    first.add_argument("--head", metavar="NAME", help="full name of the head")
    first.add_argument("--head-email", metavar="ADDRESS", help="address the head signs in with")


def _make_first_body(arguments: argparse.Namespace) -> str | None:
    """Make the body that was named, or ask for one at a terminal while there is none."""
    from tapshyryk.core.lifecycle.refusals import Refused
    from tapshyryk.parties.models import Membership

    is_named = arguments.municipality or arguments.ministry
    if Membership.objects.filter(role__in=("municipal_head", "ministry_head")).exists():
        if is_named:
            raise Problem("There is a body with a head already: its head registers the others, signed in.")
        return None
    if not is_named:
        if not sys.stdin.isatty() or arguments.json:
            return None
        _ask_for_body(arguments, input)
        if not (arguments.municipality or arguments.ministry):
            return None
    try:
        return _found(arguments)
    except Refused as refused:
        raise Problem(" ".join(reason.sentence for reason in refused.reasons)) from refused


def _ask_for_body(arguments: argparse.Namespace, ask: Ask) -> None:
    """Ask at the terminal what the options would have said."""
    print("There is no body with a head yet. All roles are given by heads, so the first is made here.")
    kind = ask("Make a [m]unicipality, a [s]tate body, or [n]othing now? ").strip().lower()[:1]
    if kind == "m":
        arguments.municipality = ask("Kyrgyz name of the municipality: ").strip()
        arguments.city = ask("Is it a city? [y/n] ").strip().lower().startswith("y")
        arguments.oblast = ask(
            "Its oblast (KG-B, KG-C, KG-GB, KG-GO, KG-J, KG-N, KG-O, KG-T, KG-Y): "
        ).strip()
        arguments.rayon = ask("Kyrgyz name of its rayon (empty for none): ").strip()
        arguments.executive = ask("Kyrgyz name of its executive (empty to register it later): ").strip()
    elif kind == "s":
        arguments.ministry = ask("Kyrgyz name of the state body: ").strip()
    else:
        return
    arguments.head = ask("Full name of its head: ").strip()
    arguments.head_email = ask("E-mail address the head signs in with: ").strip()


def _found(arguments: argparse.Namespace) -> str:
    from tapshyryk.parties.actions.founding import found_ministry, found_municipality
    from tapshyryk.places.domain.oblasts import OBLASTS

    head = _head(arguments)
    if arguments.ministry:
        ministry = found_ministry(name_ky=arguments.ministry, head=head)
        return f"The state body {ministry.slug} was registered with its head.{_password_advice(head)}"
    codes = [entry.iso for entry in OBLASTS]
    if arguments.oblast not in codes:
        raise Problem(
            f"Name the oblast of the municipality: --oblast with one of {', '.join(codes)}.", code=2
        )
    place = found_municipality(
        name_ky=arguments.municipality,
        kind="city" if arguments.city else "rural",
        oblast_iso=arguments.oblast,
        rayon_ky=arguments.rayon,
        executive_ky=arguments.executive,
        head=head,
    )
    return f"The municipality {place.slug} was registered with its head.{_password_advice(head)}"


def _head(arguments: argparse.Namespace) -> Head:
    from tapshyryk.parties.actions.founding import Head

    if not (arguments.head and arguments.head_email):
        raise Problem("Name the head too: --head and --head-email.", code=2)
    password = _ask_password() if sys.stdin.isatty() else None
    return Head(full_name=arguments.head, email=arguments.head_email, password=password)


def _password_advice(head: Head) -> str:
    if head.password:
        return ""
    return f" Give the head a password with `tapshyryk password {head.email}`."


def _ask_password() -> str:
    """A password typed twice at the terminal, and good enough; asked again until it is."""
    while True:
        password = getpass.getpass("Password: ")
        trouble = _weakness(password)
        if trouble:
            print(trouble, file=sys.stderr)
        elif password == getpass.getpass("The same once more: "):
            return password
        else:
            print("The two are not the same. Try again.", file=sys.stderr)


def _weakness(password: str) -> str:
    """What is wrong with a password, in one line; empty when it will do."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _configure_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", metavar="ADDRESS", help="the address the person signs in with")


def _set_password(arguments: argparse.Namespace) -> int:
    from django.utils import translation

    from tapshyryk.parties.actions.password import set_password
    from tapshyryk.parties.models import Account

    account = Account.objects.filter(email__iexact=arguments.email.strip()).first()
    if account is None:
        raise Problem(f"Nobody signs in with {arguments.email}: check the address.")
    with translation.override("en"):
        password = _ask_password() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        trouble = _weakness(password)
    if trouble:
        raise Problem(trouble)
    set_password(account, password=password)
    print("The password was set. The record says so, and the holder is told.")
    return 0


COMMANDS = (
    Command(
        name="password",
        help="set the password of a person's account, typed at the terminal or as a line of standard input",
        example="tapshyryk password head@kok-oi.example",
        run=_set_password,
        configure=_configure_password,
    ),
)

BEGINNINGS = (Beginning(name="first body", run=_make_first_body, configure=_configure),)
