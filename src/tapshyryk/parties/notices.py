"""Who is told of passwords, of roles given or ended, and of a delegated power taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext

from tapshyryk.core import formats
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.parties.models import Account, Delegation, Membership
from tapshyryk.parties.queries.holders import refs_holding


def _where(membership: Membership) -> str:
    body = membership.organisation or membership.municipality
    return str(body.name) if body is not None else ""


@tell("ask_password")
def a_new_password_may_be_set(act: Any) -> Iterable[Letter]:
    """Send the address at which the holder of the account sets a new password; its secret is made here."""
    account = Account.objects.filter(person=act.subject_id, is_active=True).first()
    if account is None:
        return

    def body() -> str:
        key = urlsafe_base64_encode(force_bytes(account.pk))
        path = reverse("workspace:new_password", args=[key, default_token_generator.make_token(account)])
        asked = gettext(
            "Somebody, most likely you, asked for a new password. Open this address within a day and set it:"
        )
        else_ = gettext("If it was not you, do nothing: the password stays as it is.")
        return f"{asked}\n\n{settings.SITE_URL}{path}\n\n{else_}\n"

    yield Letter(
        to=f"person:{act.subject_id}", subject=lambda: gettext("A new password for Tapshyryk"), body=body
    )


@tell("change_password")
def the_password_was_changed(act: Any) -> Iterable[Letter]:
    """Tell the holder of the account, who may not have done it."""
    yield Letter(
        to=f"person:{act.subject_id}",
        subject=lambda: gettext("Your password was changed"),
        body=lambda: gettext(
            "The password of your account was changed. If it was not you, ask for a new password on the page"
            " where you sign in, and tell whoever runs this installation."
        ),
    )


@tell("set_password")
def the_password_was_set(act: Any) -> Iterable[Letter]:
    """Tell the holder of the account, as whom somebody at the machine could now enter."""
    yield Letter(
        to=f"person:{act.subject_id}",
        subject=lambda: gettext("A password was set for you"),
        body=lambda: gettext(
            "Whoever runs this installation set a password for your account. If you did not ask for it,"
            " change it and tell the head of your organisation."
        ),
    )


@tell("give_role")
def role_was_given(act: Any) -> Iterable[Letter]:
    """Tell the person which role they hold from now on, and where."""
    membership = Membership.objects.select_related("organisation", "municipality", "person").get(
        pk=act.subject_id
    )
    yield Letter(
        to=membership.person.ref,
        subject=lambda: gettext("A role was given to you"),
        body=lambda: (
            gettext("Your role: %(role)s — %(where)s, from %(since)s.\nSign in to see what waits for you.")
            % {
                "role": membership.role_label,
                "where": _where(membership),
                "since": formats.date_long(membership.since, current_language()),
            }
        ),
    )


@tell("end_role")
def role_was_ended(act: Any) -> Iterable[Letter]:
    """Tell the person that the role is over."""
    membership = Membership.objects.select_related("organisation", "municipality", "person").get(
        pk=act.subject_id
    )
    yield Letter(
        to=membership.person.ref,
        subject=lambda: gettext("A role of yours has ended"),
        body=lambda: (
            gettext("Your role “%(role)s” — %(where)s — has ended.")
            % {"role": membership.role_label, "where": _where(membership)}
        ),
    )


@tell("revoke_power")
def power_was_taken_back(act: Any) -> Iterable[Letter]:
    """Tell the head and the specialists of the municipality, which holds the power no longer."""
    delegation = Delegation.objects.select_related("delegated_by", "municipality").get(pk=act.subject_id)
    for ref in refs_holding(delegation.municipality.body, ("municipal_head", "municipal_specialist")):
        yield Letter(
            to=ref,
            subject=lambda: gettext("A delegated power was revoked"),
            body=lambda: (
                gettext(
                    "%(body)s has taken back a power delegated to you: %(service)s. It holds no more from"
                    " %(day)s. Reason: %(reason)s"
                )
                % {
                    "body": delegation.delegated_by.name,
                    "service": delegation.get_service_kind_display(),
                    "day": formats.date_long(delegation.revoked_on, current_language()),
                    "reason": act.detail["reason"],
                }
            ),
        )
