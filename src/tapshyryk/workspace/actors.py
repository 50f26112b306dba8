"""Who is signed in, as one who acts."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from tapshyryk.core.access.actors import Actor
from tapshyryk.parties.holdings import person_actor
from tapshyryk.parties.models import Account


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person; call it only on pages that ask for signing in."""
    return person_actor(cast("Account", request.user).person)
