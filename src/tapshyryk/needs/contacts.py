"""How those are reached who proposed or follow a problem without an account, as the outbox asks for it."""

from __future__ import annotations

from tapshyryk.core.outbox.channels import Contact
from tapshyryk.needs.models import Following, ProposedProblem


def contact_of_author(ref: str) -> Contact | None:
    """The address and language of `problem_author:<uuid>`; None once it is forgotten."""
    problem = ProposedProblem.objects.filter(pk=ref.partition(":")[2]).exclude(email="").first()
    return Contact(language=problem.language, email=problem.email) if problem else None


def contact_of_follower(ref: str) -> Contact | None:
    """The address and language of `problem_follower:<uuid>`; None once they no longer follow."""
    following = Following.objects.filter(pk=ref.partition(":")[2]).exclude(email="").first()
    return Contact(language=following.language, email=following.email) if following else None
