"""Values sent in a form that belong to another municipality: no form of the two rooms takes one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.steps import Step, StepForm, steps
from tapshyryk.demo.example import people
from tapshyryk.demo.example.story import Story
from tapshyryk.parties.holdings import person_actor
from tests.assemblies.polling import online
from tests.attacks.outsiders import ROOMS
from tests.attacks.two_rooms import play_rooms
from tests.needs.walking import running_round
from tests.world import make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ANYWHERE = {
    ("propose_problem_as_organisation", "municipality"),
    ("propose_problem_as_organisation", "settlement"),
}
"""Fields that offer rows of every municipality: an organisation speaks of whichever it works in. A village
that is not of the chosen one is refused by the form itself (tests/needs/test_proposing_places.py)."""


def keys_there_are() -> dict[Any, list[Any]]:
    """The keys of every row, by its model."""
    return {model: list(model._default_manager.values_list("pk", flat=True)) for model in apps.get_models()}


def things_for(step: Step, place: Any, own: dict[Any, list[Any]]) -> Iterator[Any]:
    """What the step is taken with in the municipality `place`, apart from the rows in `own`."""
    model = registry.subject_type(step.lifecycle)
    if step.begin is None:
        yield from model.objects.exclude(pk__in=own[model])
        return
    for kind in (step.begins_at,) if isinstance(step.begins_at, str) else step.begins_at:
        if kind == "municipality":
            yield step.begin(place)
        else:
            parent = registry.subject_type(kind)
            yield from map(step.begin, parent.objects.exclude(pk__in=own[parent]))


def forms_in(place: Any, strange: dict[Any, list[Any]], actor: Actor) -> Iterator[tuple[str, StepForm]]:
    """The form of each step of the two rooms, for all that is there in `place`."""
    for step in steps():
        if registry.subject_type(step.lifecycle)._meta.app_label in ROOMS:
            for thing in things_for(step, place, strange):
                if thing is not None:
                    yield step.verb, step.form(subject=thing, actor=actor)


def takes(field: forms.Field, key: Any) -> bool:
    """Whether the field takes the key, alone or as one of several."""
    several = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
    try:
        field.clean([str(key)] if several else str(key))
    except ValidationError:
        return False
    return True


def test_no_form_takes_what_belongs_to_another_municipality() -> None:
    other = make_world("kok-oi")
    online(other, 3)
    running_round(other)
    strange = keys_there_are()
    keys = {str(key) for model, listed in strange.items() for key in listed if len(str(key)) == 36}
    story = Story(tell=lambda _line: None)
    cast = people.set_the_stage(story)
    play_rooms(story, cast)
    taken, looked_at = [], set()
    with clock.at(story.moment), translation.override("ky"):
        for verb, form in forms_in(cast.place, strange, person_actor(story.people["specialist"])):
            for name, field in form.fields.items():
                if (verb, name) in ANYWHERE or not isinstance(
                    field, forms.ChoiceField | forms.ModelChoiceField
                ):
                    continue
                looked_at.add((verb, name))
                if isinstance(field, forms.ModelChoiceField):
                    rows = strange[field.queryset.model]
                    taken += [(verb, name, key) for key in rows if takes(field, key)]
                else:
                    offered = " ".join(str(value) for value, _words in field.choices)
                    taken += [(verb, name, key) for key in keys if key in offered]
    assert taken == []
    assert {
        ("hold_focus_group", "problem"),
        ("add_route", "settlement"),
        ("open_assembly", "chair"),
    } < looked_at
    assert len(looked_at) > 60
