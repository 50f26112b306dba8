"""What narrows a list, public or of the workspace: words to search for, and the filters a list adds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.folding import folded


class SearchForm(forms.Form):
    """The line above a list: words to search for; lists add the filters they know."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)

    @property
    def words(self) -> list[str]:
        """The words asked for, folded; all of them must occur."""
        return folded(self.cleaned_data.get("q") or "").split() if self.is_valid() else []

    def chosen(self, query: QueryDict) -> list[tuple[str, str]]:
        """The filters in force as (words, the address without that filter)."""
        found = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name) if self.is_valid() else None
            if not value:
                continue
            without = query.copy()
            without.pop(name, None)
            without.pop("page", None)
            found.append((f"{field.label}: {_label(field, value)}", f"?{without.urlencode()}"))
        return found


def _label(field: forms.Field, value: Any) -> Any:
    """What the reader chose, in words."""
    choices: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
    return next((label for key, label in choices if key == value), value)
