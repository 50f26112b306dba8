"""What narrows the attendance list of a needs session."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.identities.choices import AgeBand, Sex
from tapshyryk.core.searching import SearchForm
from tapshyryk.needs.models import SocialGroup

ANY = ("", "—")
NOT_KNOWN = "-"


class AttendanceFilter(SearchForm):
    """Words of a name or the number of a line, and what is said of the people."""

    settlement = forms.ChoiceField(label=_("Settlement"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[ANY, *Sex.choices])
    age_band = forms.ChoiceField(label=_("Age"), required=False)
    social_group = forms.ChoiceField(label=_("Social group"), required=False)

    def __init__(self, *args: Any, villages: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        unknown = (NOT_KNOWN, _("not known"))
        for name, choices in (
            ("settlement", list(villages.items())),
            ("age_band", AgeBand.choices),
            ("social_group", SocialGroup.choices),
        ):
            self.fields[name].choices = [ANY, *choices, unknown]

    def asked(self) -> dict[str, Any]:
        """The filters in force, as the columns of a line are compared."""
        given = self.cleaned_data if self.is_valid() else {}
        found: dict[str, Any] = {}
        for name in ("settlement", "sex", "age_band", "social_group"):
            if value := given.get(name):
                found[name] = ("" if name != "settlement" else None) if value == NOT_KNOWN else value
        return found
