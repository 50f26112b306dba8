"""The teller of the played example: takes each step as somebody, at its moment, and says what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor, holdings_of
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.parties.holdings import person_actor
from tapshyryk.parties.models import Person

Tell = Callable[[str], None]

BETWEEN_STEPS = timedelta(minutes=7)
"""How far the example's clock moves from one step to the next on the same day."""


class NotRefusedError(AssertionError):
    """A step of the example that a rule should have refused was taken."""


@dataclass
class Story:
    """The example as it goes: its people, its clock, and the acts it left.

    `tell` is given each line as it happens.
    """

    tell: Tell
    people: dict[str, Person] = field(default_factory=dict)
    moment: datetime = datetime(2024, 2, 5, 9, 0, tzinfo=clock.LOCAL_ZONE)
    acts: list[Any] = field(default_factory=list)

    def on(self, year: int, month: int, day: int, hour: int = 10) -> date:
        """Let the clock stand at an hour of a day; the day."""
        self.moment = datetime.combine(date(year, month, day), time(hour), clock.LOCAL_ZONE)
        return self.moment.date()

    def chapter(self, title: str) -> None:
        """Begin a stage of the life."""
        self.tell(f"\n{title}")

    def take(self, action: Callable[..., Any], subject: Any, *, by: str | Actor, **given: Any) -> Any:
        """Let somebody take a step; the act. An action's own `by` is given as `by_whom`."""
        if "by_whom" in given:
            given["by"] = given.pop("by_whom")
        actor = self._actor(by)
        with clock.at(self.moment):
            act = action(subject, actor=actor, **given)
        self.moment += BETWEEN_STEPS
        self.acts.append(act)
        self._say(act, given.get("override"))
        return act

    def hand_over(self, action: Callable[..., Any], subject: Any, *, by: str, **given: Any) -> Any:
        """Let somebody take a step that hands a paper over once; the paper. Its act is told as any other."""
        with clock.at(self.moment):
            paper = action(subject, actor=self._actor(by), **given)
        self.moment += BETWEEN_STEPS
        act = acts_of_subject(subject.pk, hidden=True).last()
        self.acts.append(act)
        self._say(act, None)
        return paper

    def refused(
        self, action: Callable[..., Any], subject: Any, *, by: str, rule: str, role: str = "", **given: Any
    ) -> None:
        """Let somebody try a step that `rule` refuses; nothing is written.

        `role` is what they are in this step where it is not the role they hold, such as a seat.
        """
        try:
            with clock.at(self.moment):
                action(subject, actor=self._actor(by), **given)
        except Refused as refusal:
            if rule not in refusal.rules:
                raise
            self.moment += BETWEEN_STEPS
            self.tell(f"  {self.moment:%Y-%m-%d}  ✗ {self._who(by, role)}: {refusal.reasons[0].sentence}")
            return
        raise NotRefusedError(f"{action.__name__} was not refused by {rule}")

    def _actor(self, by: str | Actor) -> Actor:
        return person_actor(self.people[by]) if isinstance(by, str) else by

    def _who(self, by: str, role: str) -> str:
        """What somebody is, as the acts say it: the role, not the name."""
        today = self.moment.date()
        held = next((one for one in holdings_of(self._actor(by)) if one.valid_on(today)), None)
        return _(ROLE_LABELS[role or (held.role if held is not None else "resident")])

    def _say(self, act: Any, override: Mapping[str, str] | None) -> None:
        known = registry.words_of(act.verb)
        said = _(known.done) if known is not None else act.verb
        who = _(ROLE_LABELS[act.actor_role]) if act.actor_role in ROLE_LABELS else act.actor_ref
        self.tell(f"  {act.at.astimezone(clock.LOCAL_ZONE):%Y-%m-%d}  {said} — {who}")
        for rule, reason in (override or {}).items():
            self.tell(f"              ! {rule}: {reason}")
