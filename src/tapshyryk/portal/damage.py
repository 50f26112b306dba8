"""What is said of an act that is no longer as it was recorded."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tapshyryk.core.acts.domain.columns import recorded_values
from tapshyryk.core.acts.queries import Proven
from tapshyryk.core.lifecycle.spec import N_

NAMES = {
    "id": N_("the key of the act"),
    "at": N_("when it was done"),
    "recorded_at": N_("when it was written down"),
    "actor_kind": N_("whether a person or a machine did it"),
    "actor_ref": N_("who did it"),
    "actor_role": N_("in which role"),
    "actor_body": N_("in which body"),
    "subject_type": N_("the kind of thing it was done to"),
    "subject_id": N_("the thing it was done to"),
    "subject_label": N_("the name of the thing"),
    "municipality": N_("the municipality"),
    "order": N_("the order"),
    "verb": N_("what was done"),
    "from_state": N_("the state before"),
    "to_state": N_("the state after"),
    "public": N_("whether everybody may read it"),
    "entry": N_("the entry itself: it is not the text that was hashed when the act was recorded"),
    "proof": N_("the tree: the steps of the proof no longer lead to the signed root"),
}


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was recorded: its name in words, what was recorded, what stands there."""

    name: str
    recorded: str = ""
    stored: str = ""


def damage_of(proven: Proven) -> tuple[Damage, ...]:
    """What is wrong with an act; empty when it is whole.

    Where the entry itself is whole, it says what was recorded; where it is not, nothing here can tell.
    """
    columns = [name for name in proven.wrong if name not in {"entry", "proof"}]
    recorded = recorded_values(proven.act.entry) if columns else {}
    nothing = _("nothing")
    return tuple(
        Damage(_(NAMES[name]), recorded[name] or nothing, str(getattr(proven.act, name) or nothing))
        if name in recorded
        else Damage(_(NAMES[name]))
        for name in proven.wrong
    )
