"""Reports of results against the targets of a contract."""

from __future__ import annotations

from django.db import models

from tapshyryk.assemblies.models import Assembly
from tapshyryk.contracts.models import Contract, Indicator
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.impact.domain.guards import ReportFacts
from tapshyryk.impact.domain.lifecycle import RESULT_REPORT
from tapshyryk.impact.domain.readings import Reading
from tapshyryk.monitoring.queries.satisfaction import recipients_were_asked
from tapshyryk.monitoring.queries.visits import experts_have_visited


class ResultReport(Subject):
    """The contractor's report of results against the contract's targets, accepted by the customer.

    `opened_on` is when the centre opened as a source prints it (a day, a month or a year); what was not
    reported is empty.
    """

    lifecycle = RESULT_REPORT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "contract__contractor")
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="result_reports")
    period_end = models.DateField(null=True, blank=True)
    recipients_served = models.PositiveIntegerField(null=True, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True)
    centre_name_ky = models.CharField(max_length=300, blank=True)
    opened_on = models.CharField(max_length=10, blank=True)
    narrative = models.TextField(blank=True)
    return_reason = models.TextField(blank=True)
    heard_at = models.ForeignKey(
        Assembly, on_delete=models.PROTECT, null=True, blank=True, related_name="heard_reports"
    )
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-period_end", "-pk")

    def facts(self) -> ReportFacts:
        """What the guards look at: the contract, the results entered so far, who has judged the service."""
        entered = [] if self._state.adding else list(self.results.all())
        titles = {str(indicator.pk): str(indicator.title) for indicator in self.contract.indicators.all()}
        others = ResultReport.objects.filter(contract=self.contract).exclude(pk=self.pk)
        return ReportFacts(
            contract_state=self.contract.state,
            another_open=others.exclude(state="accepted").exists(),
            indicators=tuple(titles.items()),
            entered=frozenset(str(result.indicator_id) for result in entered),
            bare=tuple(titles[str(one.indicator_id)] for one in entered if not one.evidence.strip()),
            heard=self.heard_at_id is not None,
            experts_visited=experts_have_visited(self.contract),
            recipients_asked=recipients_were_asked(self.contract),
        )


class Result(Entity):
    """What was reached on one indicator, with its evidence."""

    report = models.ForeignKey(ResultReport, on_delete=models.PROTECT, related_name="results")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="results")
    value = models.DecimalField(max_digits=14, decimal_places=2)
    evidence = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(name="one_result_each", fields=("report", "indicator")),)

    @property
    def reading(self) -> Reading:
        """The result read against its target."""
        return Reading(self.indicator.baseline, self.indicator.target, self.value)
