"""Why a step was refused, as reasons that become sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, gettext

from tapshyryk.core.access.table import ROLE_LABELS, Denial
from tapshyryk.core.lifecycle.spec import Ask, Lifecycle, Move


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason against a step.

    `kind` is `rule` (a guard found trouble), `state` (not now), `permission` (not you) or `input` (a field
    is wrong). `rule` names the rule of the rulebook where there is one, `field` the form field, `about` the
    warning whose written reason is at fault.
    """

    kind: str
    rule: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    severity: str = "refuse"
    text: str = ""
    field: str = ""
    about: str = ""
    book: Any = None

    @property
    def sentence(self) -> str:
        """What is wrong here and what to do, in the reader's language."""
        if self.rule and self.book is not None:
            return str(self.book.rule(self.rule).refusal_in(get_language() or "ky", self.params, gettext))
        return self.text

    def __str__(self) -> str:
        return self.sentence


class Refused(Exception):
    """A step was not taken; nothing was written. `reasons` say why, each with what to do."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        self.reasons = reasons
        super().__init__(", ".join(reason.rule or reason.kind for reason in reasons))

    @property
    def only_warnings(self) -> bool:
        """Whether a written reason for each would let the step pass."""
        return all(reason.severity == "warn" for reason in self.reasons)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that speak against the step."""
        return tuple(reason.rule for reason in self.reasons if reason.rule)


def wrong_input(sentence: str, *, field: str = "") -> Refused:
    """The refusal of what somebody gave to a step: what is wrong with it, at the form's `field` if told."""
    return Refused((Reason(kind="input", field=field, text=sentence),))


def not_now(lifecycle: Lifecycle, move: Move, state: str) -> Reason:
    """The step does not start from the state the subject is in."""
    return Reason(
        kind="state",
        params={"verb": move.verb, "state": state},
        text=gettext(
            "“%(move)s” is not possible now: the state is “%(state)s”. Reload the page to see what is."
        )
        % {"move": gettext(move.label), "state": gettext(lifecycle.states.get(state, state))},
    )


def not_you(denial: Denial, book: Any) -> Reason:
    """The actor holds no role that permits the step, or a duty of theirs forbids it."""
    if denial.rule:
        return Reason(kind="permission", rule=denial.rule, book=book)
    if not denial.roles:
        return Reason(kind="permission", text=gettext("This step is taken by the system itself."))
    roles = ", ".join(dict.fromkeys(gettext(ROLE_LABELS.get(role, role)) for role in denial.roles))
    return Reason(
        kind="permission",
        params={"roles": denial.roles},
        text=gettext("This step belongs to: %(roles)s.") % {"roles": roles},
    )


def gone() -> Reason:
    """The subject is no longer there."""
    return Reason(kind="state", text=gettext("This record is not there any more. Go back to the list."))


def meanwhile() -> Reason:
    """Somebody else wrote, in the same moment, what this step was about to write."""
    return Reason(
        kind="input",
        text=gettext("Somebody else has just entered the same. Reload the page and look at that entry."),
    )


def page_was_used() -> Reason:
    """The request says that it repeats another step, or a step of somebody else."""
    return Reason(
        kind="state",
        params={"request": "used"},
        text=gettext(
            "Another step was already taken from this page. Look at what you wrote and press once more."
        ),
    )


def troubles(move: Move, ask: Ask[Any]) -> tuple[Reason, ...]:
    """What the guards of `move` find against it, refusals and warnings; rules that are off say nothing."""
    found = []
    for guard in move.guards:
        severity = ask.book.rule(guard.rule).severity
        if severity == "off":
            continue
        trouble = guard.trouble(ask)
        if trouble is not None:
            found.append(
                Reason(kind="rule", rule=guard.rule, params=dict(trouble), severity=severity, book=ask.book)
            )
    return tuple(found)
