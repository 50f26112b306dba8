"""Pages on which a password is asked for by e-mail, set anew, and changed by its holder."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from tapshyryk.core.limiting import within_limit
from tapshyryk.parties.actions.password import ask_password
from tapshyryk.workspace.forms.password import ForgottenForm, NewPasswordForm, OwnPasswordForm

MOST_AN_HOUR = 10
"""Letters asked for from one network address."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a letter; the answer is the same whether or not somebody signs in with the address."""
    form, status = ForgottenForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if within_limit(request, "password", most=MOST_AN_HOUR, seconds=3600):
                ask_password(form.cleaned_data["email"])
                return redirect("workspace:letter_sent")
            form.add_error(None, _("Many letters were asked for from here. Wait an hour and try again."))
            status = 429
    return render(request, "workspace/forgotten_password.html", {"form": form}, status=status)


@require_safe
def letter_sent(request: HttpRequest) -> HttpResponse:
    """What to do now."""
    return render(request, "workspace/letter_sent.html")


class _New(PasswordResetConfirmView):
    """The page the letter leads to."""

    form_class = NewPasswordForm
    template_name = "workspace/new_password.html"
    success_url = reverse_lazy("workspace:sign_in")

    def form_valid(self, form: Any) -> HttpResponse:
        """Say on the sign-in page that it can be used now."""
        answer = super().form_valid(form)
        messages.success(self.request, _("The new password is set. Sign in with it."))
        return answer


class _Own(PasswordChangeView):
    """The page on which somebody who is signed in changes the password."""

    form_class = OwnPasswordForm
    template_name = "workspace/own_password.html"
    success_url = reverse_lazy("workspace:home")

    def form_valid(self, form: Any) -> HttpResponse:
        """Say that it is done."""
        answer = super().form_valid(form)
        messages.success(self.request, _("The new password is set."))
        return answer


new = _New.as_view()
own = login_required(sensitive_post_parameters()(_Own.as_view()))
