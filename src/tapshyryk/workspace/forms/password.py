"""Forms with which a password is asked for, set anew and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from tapshyryk.parties.actions.password import change_password
from tapshyryk.parties.holdings import person_actor

if TYPE_CHECKING:
    _SetPassword = SetPasswordForm[Any]
else:  # generic only to the checker of types
    _SetPassword = SetPasswordForm

GOOD = _("At least 12 signs; no common word, no digits alone, not your address.")


class ForgottenForm(forms.Form):
    """The address a letter goes to."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("The one you sign in with."),
    )


class NewPasswordForm(_SetPassword):
    """A new password, typed twice; it is set by the action, as every change is."""

    def __init__(self, user: Any, *args: Any, **options: Any) -> None:
        super().__init__(user, *args, **options)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password1"].help_text = GOOD
        self.fields["new_password2"].label = _("The same once more")
        self.fields["new_password2"].help_text = ""

    def save(self, commit: bool = True) -> Any:
        """Set the password of the account."""
        change_password(
            self.user, actor=person_actor(self.user.person), password=self.cleaned_data["new_password1"]
        )
        return self.user


class OwnPasswordForm(NewPasswordForm, PasswordChangeForm):
    """The same, from somebody who is signed in and proves that by the present password."""

    def __init__(self, user: Any, *args: Any, **options: Any) -> None:
        super().__init__(user, *args, **options)
        self.fields["old_password"].label = _("Present password")
