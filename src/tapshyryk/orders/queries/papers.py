"""What stands on the technical task of an order."""

from __future__ import annotations

from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core import clock, formats
from tapshyryk.core.documents.rendering import Som
from tapshyryk.orders.domain.competence import FINDING_LABELS, finding
from tapshyryk.orders.models import Order

PAPER_LANGUAGES: Final = ("ky", "ru")
"""The languages of official papers."""


def technical_task_on_paper(order: Order, language: str, approval: str) -> dict[str, Any]:
    """The data of `orders/technical-task`, worded in `language`; `approval` names the decision."""
    with translation.override(language):
        duty = finding(order.competence_facts(order.competence, order.competence_service, clock.today()))
        return {
            "order": str(order.title),
            "customer": str(order.customer.name) if order.customer else None,
            "place": str(order.municipality.name),
            "programme": str(order.programme.title) if order.programme else None,
            "approval": approval,
            "form": str(order.get_form_display()),
            "target_group": order.target_group,
            "recipients": formats.number(order.recipients_expected, language)
            if order.recipients_expected
            else None,
            "starts": order.starts,
            "ends": order.ends,
            "need": order.need,
            "aim": order.aim,
            "services": order.services,
            "standard": order.minimum_standard,
            "monitoring": order.monitoring_plan,
            "cofinancing": formats.percent(order.cofinancing_percent, language)
            if order.cofinancing_percent is not None
            else None,
            "competence": gettext(FINDING_LABELS[duty]),
            "chosen": str(order.assembly.title) if order.assembly else None,
            "indicators": [
                {
                    "title": str(each.title),
                    "unit": each.get_unit_display(),
                    "baseline": each.baseline,
                    "target": each.target,
                }
                for each in order.indicators.all()
            ],
            "lines": [
                {
                    "purpose": str(line.get_purpose_display()),
                    "what": line.description,
                    "sum": Som(line.amount_tyiyn),
                }
                for line in order.budget_lines.all()
            ],
            "total": Som(order.budget().total_tyiyn),
            "rulebook": order.rulebook,
        }
