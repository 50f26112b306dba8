"""What is asked when a focus group is recorded, and what its people need."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, DayField, offer_rows, paragraph, reason_field
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.needs.forms.problem import title_of
from tapshyryk.needs.models import FocusGroup, GroupNeed, Problem
from tapshyryk.needs.models.focus_group import AGES


class _AboutGroup(StepForm):
    """Who met, when, and what was found; ages are all counted or none."""

    target_group = forms.CharField(
        label=_("Whom it heard"),
        max_length=200,
        help_text=_("Such as: mothers of children with disabilities. No names."),
    )
    held_on = DayField(label=_("Day it was held"))
    venue = forms.CharField(label=_("Venue"), max_length=300, required=False)
    present = CountField(label=_("People present"), least=1, max_value=500)
    women = CountField(label=_("Of them women"), required=False, max_value=500)
    facilitator = forms.ChoiceField(label=_("Who led the talk"), choices=FocusGroup.Facilitator.choices)
    findings = paragraph(
        _("What was found"),
        help_text=_("Everybody reads this: write no names and nothing by which somebody could be known."),
        rows=5,
        required=False,
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        ages = {
            f"age_{number}": CountField(label=_("Of them aged %(band)s") % {"band": band}, required=False)
            for number, band in enumerate(AGES)
        }
        fields: dict[str, forms.Field] = {}
        for name, field in self.fields.items():
            fields[name] = field
            if name == "women":
                fields.update(ages)
        self.fields.clear()
        self.fields.update(fields)

    def arguments(self) -> dict[str, Any]:
        """The cleaned data, the ages as one list; an age left empty among others is nobody."""
        given = dict(self.cleaned_data)
        ages = [given.pop(f"age_{number}") for number in range(len(AGES))]
        given["ages"] = [] if all(age is None for age in ages) else [age or 0 for age in ages]
        return given


class HoldFocusGroupForm(_AboutGroup):
    """A focus group about one problem of the session."""

    problem = forms.ModelChoiceField(label=_("Problem"), queryset=Problem.objects.none())

    field_order = ("problem",)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "problem", subject.session.problems.order_by("rank", "pk"), title_of)
        self.order_fields(self.field_order)


class CorrectFocusGroupForm(_AboutGroup):
    """The same with what was recorded, and why it is corrected."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        for name in ("target_group", "held_on", "venue", "present", "women", "facilitator", "findings"):
            self.initial.setdefault(name, getattr(subject, name))
        for number, count in enumerate(subject.ages):
            self.initial.setdefault(f"age_{number}", count)


class AddGroupNeedForm(TitledStepForm):
    """What exactly people need, and how many said so."""

    people = CountField(
        label=_("How many said so"), required=False, help_text=_("Leave empty if nobody counted them.")
    )


class _OfGroup(StepForm):
    """A form that offers the needs of its focus group."""

    need = forms.ModelChoiceField(label=_("What people need"), queryset=GroupNeed.objects.none())

    field_order = ("need",)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "need", subject.needs.all(), lambda row: str(row.title))


class CorrectGroupNeedForm(TitledStepForm, _OfGroup):
    """Better words, another count."""

    people = CountField(
        label=_("How many said so"), required=False, help_text=_("Leave empty if nobody counted them.")
    )


class RemoveGroupNeedForm(_OfGroup):
    """What was written by mistake."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))
