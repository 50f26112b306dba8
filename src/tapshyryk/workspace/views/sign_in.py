"""Signing in and out; in a demonstration, with the accounts of the example offered."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.parties.models import Account


def is_demonstration() -> bool:
    """Whether this installation shows the example and lets visitors act in it."""
    return bool(getattr(settings, "DEMO", False))


def demo_accounts() -> list[dict[str, Any]]:
    """The accounts of the example with the role each one holds, in the order of the table of roles."""
    accounts = Account.objects.filter(person__is_example=True, is_active=True).select_related("person")
    places = list(ROLE_LABELS)
    found = []
    for account in accounts.prefetch_related(
        "person__memberships__organisation", "person__memberships__municipality"
    ):
        held = [m for m in account.person.memberships.all() if m.state == "held"]
        role = held[0].role if held else "resident"
        body = (held[0].organisation or held[0].municipality) if held else None
        found.append({"account": account, "role": ROLE_LABELS[role], "body": body, "at": places.index(role)})
    return sorted(found, key=lambda row: (row["at"], row["account"].email))


class SignIn(LoginView):
    """The page on which a person signs in with an e-mail address and a password."""

    template_name = "workspace/sign_in.html"
    redirect_authenticated_user = True
    next_page = "workspace:home"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """In a demonstration, the example's accounts are offered."""
        return super().get_context_data(demo=demo_accounts() if is_demonstration() else [], **more)


sign_in = sensitive_post_parameters("password")(SignIn.as_view())
sign_out = LogoutView.as_view(next_page=reverse_lazy("workspace:sign_in"))


@require_POST
def sign_in_as(request: HttpRequest, key: int) -> HttpResponse:
    """Sign in as somebody of the example; in a demonstration only, and never as a real person."""
    account = Account.objects.filter(pk=key, person__is_example=True, is_active=True).first()
    if not is_demonstration() or account is None:
        raise Http404
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("workspace:home")
