"""What is asked of ballots: how many to print, what was read out of the box, what each problem costs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.actions.paper_count import read_out
from tapshyryk.assemblies.domain.entry import Slip
from tapshyryk.assemblies.domain.guards.gathering import ONLINE, PAPER
from tapshyryk.assemblies.forms.voting import RoundField
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, MomentField, SomField
from tapshyryk.core.steps import PaperForm, StepForm

MOST_PRINTED = 2_000
MOST_SHOWN = 20

WRONG = {
    "pile": _("a pile is written as 3 * 40"),
    "no_number": _("write the numbers of the marked problems"),
    "no_such_option": _("there is no problem with that number"),
    "twice": _("a number stands there twice"),
    "one_mark": _("only one problem may be marked"),
}


class PrintBallotsForm(PaperForm):
    """How many ballots, in which language."""

    count = CountField(
        label=_("How many ballots"),
        least=1,
        help_text=_("Some more than people on the roll: a spoiled ballot is replaced."),
    )

    def clean_count(self) -> int:
        """Keep one printing to what one file holds."""
        count: int = self.cleaned_data["count"]
        if count > MOST_PRINTED:
            raise ValidationError(
                gettext("Print at most %(most)s at a time; print again for more.") % {"most": MOST_PRINTED}
            )
        return count


class PrintKitForm(PrintBallotsForm):
    """How many ballots among all the papers of the assembly; not asked where nobody votes on paper."""

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        if PAPER in subject.ways and subject.ballot():
            self.fields["count"] = CountField(
                label=_("How many ballots"),
                initial=0,
                help_text=_(
                    "Write 0 if they are printed already. Otherwise some more than people on the roll."
                ),
            )
        else:
            del self.fields["count"]


class CountPapersForm(StepForm):
    """What the counting group read out of the box, and the ballots that are not in it."""

    vote_round = RoundField()
    text = forms.CharField(
        label=_("Ballots in the box, one a line"),
        max_length=500_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_(
            "The number of the marked problem; for places the numbers from the best down: 2 1 3. A pile of "
            "equal ballots: 3 * 40. A blank one: 0. A spoiled one: x."
        ),
    )
    returned = CountField(label=_("Handed back spoiled and replaced"))
    unused = CountField(label=_("Never handed out"))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("vote_round", subject.round)
        ballot = enumerate(subject.ballot(), start=1)
        numbers = "; ".join(f"{place} — {option.words}" for place, option in ballot)
        self.fields["text"].help_text = f"{self.fields['text'].help_text} {numbers}."

    def clean_text(self) -> str:
        """Every line is a ballot; each that is none is named with what is wrong.

        Those of another round are not read by this round's numbers: the step refuses them as they are.
        """
        typed: str = self.cleaned_data["text"]
        if self.cleaned_data.get("vote_round") not in {None, self.subject.round}:
            return typed
        slips = read_out(self.subject, typed).slips
        if slips:
            raise ValidationError(_in_words(slips))
        return typed


def _in_words(slips: tuple[Slip, ...]) -> list[str]:
    told = [
        gettext("Line %(line)s (%(typed)s): %(what)s.")
        % {"line": slip.line, "typed": slip.what[:40], "what": WRONG[slip.code]}
        for slip in slips[:MOST_SHOWN]
    ]
    if len(slips) > MOST_SHOWN:
        told.append(gettext("And %(count)s lines more.") % {"count": len(slips) - MOST_SHOWN})
    return told


class CostOptionsForm(StepForm):
    """What each problem put to the vote would cost to solve: one field a problem."""

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self._options = {f"cost_{option.position}": option for option in subject.ballot()}
        for name, option in self._options.items():
            self.fields[name] = SomField(
                label=f"{option.position}. {option.words}", least=1, initial=option.cost_tyiyn
            )

    def arguments(self) -> dict[str, Any]:
        """The costs in tyiyn by the key of the option."""
        return {"costs": {option.pk: self.cleaned_data[name] for name, option in self._options.items()}}


class RunOffForm(StepForm):
    """When the second online vote ends, where people vote online."""

    online_until = MomentField(label=_("The second vote is open online until"))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        if ONLINE not in subject.ways:
            del self.fields["online_until"]
