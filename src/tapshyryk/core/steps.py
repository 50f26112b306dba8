"""A step: the form and the action of one move, from which the workspace makes its guided page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.wording import LANGUAGES

LONGEST_TEXT: Final = 20_000
"""Signs in a text that says no limit of its own: some ten pages; what is longer is handed in as a file."""

TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs nobody sees that turn the direction of writing. Telephones put them around what is copied, and a text
can be made to be read otherwise than it is kept."""


class StepForm(forms.Form):
    """What an actor gives for a step; its cleaned data are the keyword arguments of the action.

    A form may look at `subject` (the thing the step is taken with; unsaved for a step that creates) and at
    `actor` to narrow its choices.
    """

    def __init__(self, data: Any = None, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        self.subject = subject
        self.actor = actor
        super().__init__(_without_turns(data), *args, **options)
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and field.max_length is None:
                field.max_length = LONGEST_TEXT
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments for the action; by default the cleaned data."""
        return dict(self.cleaned_data)


def _without_turns(data: Any) -> Any:
    """What a page sent, without the signs that turn the direction of writing."""
    if not isinstance(data, MultiValueDict):
        return data
    return MultiValueDict(
        {name: [TURNING.sub("", value) for value in values] for name, values in data.lists()}
    )


class TitledStepForm(StepForm):
    """A step that gives its subject a title in up to three languages; the action gets them as `titles`."""

    title_ky = forms.CharField(label=_("Title in Kyrgyz"), max_length=400, required=False)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=400, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=400, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the title in at least one language."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(f"title_{language}") for language in LANGUAGES) and not any(
            f"title_{language}" in self.errors for language in LANGUAGES
        ):
            self.add_error("title_ky", _("Write the title in at least one language."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The cleaned data with the three titles gathered under `titles`, by language."""
        given = dict(self.cleaned_data)
        given["titles"] = {language: given.pop(f"title_{language}", "") for language in LANGUAGES}
        return given


class PaperForm(StepForm):
    """A step that makes a paper: it is printed in Kyrgyz or Russian, each named as its readers name it."""

    language = forms.ChoiceField(
        label=_("Language of the paper"), choices=(("ky", "Кыргызча"), ("ru", "Русский"))
    )


class NothingToFill(StepForm):
    """The form of a step that needs nothing but the decision itself."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What an action gives back in place of its act: a paper handed over once and kept nowhere.

    `content` is a PDF where `content_type` says nothing else; `name` its file name.
    """

    name: str
    content: bytes
    _: KW_ONLY
    content_type: str = "application/pdf"

    def __repr__(self) -> str:
        return f"HandedOver(name={self.name!r})"


Action = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Step:
    """How the move `verb` of `lifecycle` is taken by a person.

    `action(subject, *, actor, override, **form.arguments())` takes it. For a move that creates,
    `begins_at` is the lifecycle name (or "municipality", "organisation") of the parent it is begun from, or
    several of them, and `begin(parent)` the unsaved subject, None where this parent begins nothing.
    `due(subject)` is the day until which it should be done; `waits` tells whether an open move shows in
    *what waits for me* (deeds that are merely possible do not), always or for this subject and actor;
    `intro` is an English message id said at the head of the guided page.
    """

    lifecycle: str
    verb: str
    action: Action
    form: type[StepForm] = NothingToFill
    begins_at: str | tuple[str, ...] = ""
    begin: Callable[[Any], Any] | None = None
    due: Callable[[Any], date | None] | None = None
    waits: bool | Callable[[Any, Actor], bool] = True
    intro: str = ""

    def begins_from(self, kind: str) -> bool:
        """Whether the step creates something from a parent of `kind`."""
        return kind in ((self.begins_at,) if isinstance(self.begins_at, str) else self.begins_at)

    def waits_for(self, actor: Actor, subject: Any) -> bool:
        """Whether `actor` is expected to take the step with `subject`, once it is open to them."""
        return self.waits(subject, actor) if callable(self.waits) else self.waits


_steps: dict[str, Step] = {}


def register(steps: Iterable[Step]) -> None:
    """Announce the steps of a room; a verb stands once."""
    for step in steps:
        if step.verb in _steps and _steps[step.verb] != step:
            raise ValueError(f"two steps are announced for {step.verb}")
        _steps[step.verb] = step


def step_for(verb: str) -> Step | None:
    """The step of `verb`, or None when people do not take it through a page."""
    return _steps.get(verb)


def steps() -> tuple[Step, ...]:
    """Every step, in the order of the rooms."""
    return tuple(_steps.values())


def steps_beginning_at(kind: str) -> tuple[Step, ...]:
    """The steps that create something from a parent of `kind`."""
    return tuple(step for step in _steps.values() if step.begins_from(kind))
