"""Shows the style guide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core import clock
from tapshyryk.core.styleguide import pictures, samples
from tapshyryk.core.styleguide.forms import FilterForm, SampleForm


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state; reads nothing and writes nothing."""
    shown = {
        "form": SampleForm(),
        "wrong_form": SampleForm({"wrong-title_ky": "", "wrong-amount": "a lot"}, prefix="wrong"),
        "filters": FilterForm(request.GET or None, auto_id="filter_%s"),
        "refused": samples.reasons("orders.belongs_to_approved_programme"),
        "warned": samples.reasons("orders.competence_delegated"),
        "stages": samples.stages(),
        "orders": samples.orders_table(),
        "money": samples.money(),
        "deeds": samples.deeds(),
        "facts": samples.facts(),
        "figures": samples.figures(),
        "checked": samples.checked(),
        "conflict": samples.conflict(),
        "tasks": samples.tasks(),
        "checks": samples.checks(),
        "page": samples.page(request.GET.get("page", "3")),
        "charts": pictures.charts(),
        "paper": samples.PAPER,
        "printed": clock.now(),
        "chosen": [(_("Youth"), "?")],
        "exports": [("CSV", "#list"), ("XLSX", "#list")],
        "tabs": [(_("Orders"), "#work", True), (_("Money"), "#work", False), (_("Record"), "#work", False)],
        "trail": [(_("Data"), "#main"), (_("Style guide"), "")],
    }
    return render(request, "styleguide/page.html", shown)
