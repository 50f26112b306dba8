"""What narrows the list of all things of one kind in the workspace."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.fields import offer
from tapshyryk.core.lifecycle.spec import Lifecycle
from tapshyryk.core.searching import SearchForm


class NearFilter(SearchForm):
    """Words of a title, and the state a thing of this kind is in."""

    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, lifecycle: Lifecycle, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "state", [(state, gettext(label)) for state, label in lifecycle.states.items()])
