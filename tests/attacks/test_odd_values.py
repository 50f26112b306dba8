"""Odd values in every field of every step of the two rooms: a page that says so, never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django import forms
from django.db import transaction
from django.test import Client

from tapshyryk.core import clock
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.steps import Step, step_for
from tapshyryk.demo.example import people
from tapshyryk.demo.example.story import Story
from tapshyryk.places.models import Municipality
from tests.attacks.outsiders import ROOMS
from tests.attacks.two_rooms import play_rooms

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ODD: tuple[str | bytes, ...] = (
    "\0",
    "ү" * 100_000,
    b"\xed\xa0\xbd \xff\xfe",
)
"""What clerks paste by mistake and others on purpose; bytes are sent as they are."""

EXPECTED = {302, 403, 409, 413, 422}
"""Taken, or refused in a sentence."""

TEXTS = {forms.TextInput, forms.Textarea}

PLAIN = {
    forms.IntegerField: "5",
    forms.DateField: "2024-03-01",
    forms.DateTimeField: "2024-03-25T10:00",
    forms.TimeField: "10:00",
    forms.EmailField: "one@example.kg",
    forms.BooleanField: "1",
}


def plain_value(field: forms.Field) -> str:
    """What the field takes, if it takes anything so simple."""
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return next(
            (str(key) for key, words in field.choices if str(key) and not isinstance(words, list)), ""
        )
    return next((value for kind, value in PLAIN.items() if isinstance(field, kind)), "Сөз")


def bodies(form: forms.Form, odd: str | bytes) -> Iterator[bytes]:
    """The form with one odd value in all its texts, then in all its fields, as a browser would send it."""
    plain: dict[str, Any] = {name: plain_value(field) for name, field in form.fields.items()}
    texts = [
        name for name, field in form.fields.items() if type(field.widget) in {forms.TextInput, forms.Textarea}
    ]
    for names in filter(None, (texts, list(plain))):
        yield urlencode({**plain, **dict.fromkeys(names, odd)}).encode()


def door(step: Step, subject: Any) -> str:
    """The address of the step's page: at the subject, or where one like it is begun; empty if nowhere."""
    if not subject._state.adding:
        return f"/ky/work/{subject.lifecycle.name}/{subject.pk}/{step.verb}/"
    for kind in (step.begins_at,) if isinstance(step.begins_at, str) else step.begins_at or ():
        model = registry.subject_type(kind) if kind != "municipality" else Municipality
        for field in subject._meta.fields:
            if field.related_model is model and getattr(subject, field.attname):
                return f"/ky/work/begin/{step.verb}/{kind}/{getattr(subject, field.attname)}/"
    return ""


class Odd(Story):
    """The story in which everybody first fills the page of their step in oddly."""

    def __init__(self) -> None:
        super().__init__(tell=lambda _line: None)
        self.tried: set[str] = set()
        self.faults: list[str] = []

    def take(self, action: Any, subject: Any, *, by: Any, **given: Any) -> Any:
        """The odd pages, then the step."""
        step = step_for(action.__name__)
        is_new = step is not None and type(subject)._meta.app_label in ROOMS and step.verb not in self.tried
        if is_new and by in self.people and (address := door(step, subject)):
            self.tried.add(step.verb)
            with clock.at(self.moment):
                self._try(address, by, step.form(subject=subject, actor=self._actor(by)))
        return super().take(action, subject, by=by, **given)

    def _try(self, address: str, who: str, form: forms.Form) -> None:
        client = Client(raise_request_exception=False)
        client.force_login(self.people[who].account, backend="django.contrib.auth.backends.ModelBackend")
        for odd in ODD:
            for body in bodies(form, odd):
                with transaction.atomic():
                    answer = client.post(address, body, content_type="application/x-www-form-urlencoded")
                    transaction.set_rollback(True)
                if answer.status_code not in EXPECTED:
                    self.faults.append(f"{answer.status_code} {address} {who} {body[:150]!r}")


def test_odd_values_are_answered_with_a_page() -> None:
    story = Odd()
    play_rooms(story, people.set_the_stage(story))
    assert story.faults == []
    assert len(story.tried) > 45
