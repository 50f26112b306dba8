"""Figures as the founding sources print them beside the ones computed here, with the difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from tapshyryk.core.components import Checked
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.impact.models import ReportedFigure, TrustFigure
from tapshyryk.impact.queries.country import CountryFigures
from tapshyryk.portal import words

QUESTIONS = (
    N_("trusts the local self-government bodies"),
    N_("municipality and NGOs listen to each other on local matters"),
    N_("would entrust local social services to a non-commercial organisation"),
    N_("goals of the municipality match the community's needs"),
    N_("cooperation of municipality and NGOs"),
    N_("cooperation: the municipality reports on its work"),
    N_("cooperation: supports the search for resources for NGO initiatives"),
    N_("cooperation: can change its actions when residents criticise them"),
)
"""Questions of the survey as the founding source words them; translated where they are shown."""

GROUPS = (
    N_("all respondents"),
    N_("NGO"),
    N_("municipality (executive)"),
    N_("local council deputies"),
)
"""Who was asked."""

ANSWERS = (N_("yes"), N_("no"), N_("fully"), N_("cannot say"), N_("mean score 1-10"))
"""The answers whose share is told."""


def label_of(figure: TrustFigure) -> str:
    """A line of the survey in the reader's language: question, who was asked, which answer."""
    return f"{_(figure.question)} — {_(figure.group)}: {_(figure.answer)}"


def trust_slopes(figures: Iterable[TrustFigure]) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """Lines of the survey in percent, before and after."""
    return [(label_of(f), f.before, f.after) for f in figures if f.unit == "percent"]


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def printed_beside_computed(figures: CountryFigures, printed: Mapping[str, ReportedFigure]) -> list[Checked]:
    """The figures the sources print for the pilots as a whole, each beside what the rows add up to."""
    lines: list[Checked] = []
    if "pilot_participants" in printed:
        said = printed["pilot_participants"].value
        lines.append(
            Checked(
                _("People at the needs sessions"),
                _("more than %(n)s") % {"n": words.number(int(said))},
                words.number(figures.participants),
                difference=words.number(figures.participants - int(said)) or "",
                agrees=figures.participants >= said,
                source=words.source(printed["pilot_participants"].source),
                note=_("The sources count twelve municipalities; eleven are named."),
            )
        )
    if "pilot_beneficiaries" in printed:
        said = printed["pilot_beneficiaries"].value
        lines.append(
            Checked(
                _("Recipients of services"),
                _("more than %(n)s") % {"n": words.number(int(said))},
                words.number(figures.recipients),
                difference=f"+{words.number(figures.recipients - int(said))}"
                if figures.recipients >= said
                else words.number(figures.recipients - int(said)) or "",
                agrees=figures.recipients >= said,
                source=words.source(printed["pilot_beneficiaries"].source),
            )
        )
    beyond = figures.beyond_grant
    if "cofinancing_municipal_mean" in printed and beyond is not None:
        said = printed["cofinancing_municipal_mean"].value
        lines.append(
            Checked(
                _("Share of all money that came on top of the grants"),
                words.percent(said),
                words.percent(_tenth(beyond), 1),
                difference=_("%(n)s points") % {"n": words.number(_tenth(beyond - said))},
                agrees=abs(beyond - said) < 1,
                source=words.source(printed["cofinancing_municipal_mean"].source),
                note=_beyond_note(figures),
            )
        )
    return lines


def _beyond_note(figures: CountryFigures) -> str:
    return _("%(all)s in all, of which %(grants)s are the grants.") % {
        "all": words.som(figures.contributions),
        "grants": words.som(figures.granted),
    }
