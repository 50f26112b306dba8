"""What narrows the voters' roll of an assembly, and what its buttons send."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.models import Way
from tapshyryk.assemblies.queries.roll import LEFT, STRUCK
from tapshyryk.core.folding import same_name

EVERYBODY = ("", _("everybody"))


class RollFilter(forms.Form):
    """Words of a name or a number, how the people stand in this round, and where they live."""

    q = forms.CharField(
        label=_("Number or name"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    standing = forms.ChoiceField(
        label=_("Who"),
        required=False,
        choices=[
            EVERYBODY,
            (LEFT, _("has not come yet")),
            (Way.HANDS.value, _("votes by show of hands")),
            (Way.PAPER.value, _("votes on paper")),
            (Way.ONLINE.value, _("voted online")),
            (STRUCK, _("struck off")),
        ],
    )
    settlement = forms.ChoiceField(label=_("Settlement"), required=False)

    def __init__(self, *args: Any, villages: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["settlement"].choices = [EVERYBODY, *villages.items()]

    @property
    def words(self) -> list[str]:
        """The words of the name or the number asked for, as the roll keeps names for comparing."""
        return same_name(self.cleaned_data["q"]).split() if self.is_valid() else []

    def asked(self) -> dict[str, Any]:
        """What is asked for, as the query of the roll takes it; everybody where nonsense was sent."""
        if not self.is_valid():
            return {}
        given = self.cleaned_data
        return {"words": self.words, "standing": given["standing"], "settlement": given["settlement"]}

    def in_address(self, page: int = 1) -> str:
        """The filters and the page as they may stand in an address: never the words of a name."""
        asked = self.asked()
        told = {name: asked.get(name, "") for name in ("standing", "settlement")}
        if page > 1 and not self.words:
            told["page"] = str(page)
        return urlencode({name: value for name, value in told.items() if value})

    def chosen(self) -> list[tuple[str, str]]:
        """The filters in force as (words, the field by which it is dropped); the name stands in its field."""
        found = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name) if self.is_valid() else None
            if value and name != "q":
                choices = dict(getattr(field, "choices", ()))
                found.append((f"{field.label}: {choices.get(value, value)}", name))
        return found


class OneArrival(forms.Form):
    """The button beside a person: one number, and the way that person votes."""

    number = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    way = forms.ChoiceField(choices=[(Way.HANDS.value, ""), (Way.PAPER.value, "")])
