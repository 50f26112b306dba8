"""The social order itself, as it walks from the draft to what follows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.entity import Subject
from tapshyryk.core.folding import folded
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.needs.models import Problem
from tapshyryk.needs.queries.needs_studies import is_studied
from tapshyryk.orders.domain.budget import Budget, budget_of
from tapshyryk.orders.domain.competence import CompetenceFacts, Duty
from tapshyryk.orders.domain.guards import OrderFacts
from tapshyryk.orders.domain.lifecycle import ORDER
from tapshyryk.orders.domain.task import TechnicalTask
from tapshyryk.orders.models.programme import Programme
from tapshyryk.parties.domain.kinds import is_state_body
from tapshyryk.parties.models import Delegation, Organisation, Person
from tapshyryk.parties.queries.delegations import delegations_in_force
from tapshyryk.places.models import Municipality


class Order(Titled, Subject):
    """A social order: one need of one community, from the approved task to the proven result.

    `rulebook` is the ref of the book it began under and keeps; empty for an order of a founding source
    whose beginning the source does not date. `year` is the year it starts in, as far as known; `search`
    repeats its names in folded letters.
    """

    class Form(models.TextChoices):
        PURCHASE = "purchase", _("purchase of social services")
        GRANT = "grant", _("grant to a socially useful project")
        VOUCHER = "voucher", _("social vouchers")

    class Competence(models.TextChoices):
        OWN = Duty.OWN.value, _("the municipality's own duty")
        STATE = Duty.STATE.value, _("a duty of the state")

    lifecycle = ORDER
    municipality_path = "municipality"
    organisation_paths = ("customer",)
    order_path = "self"

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="orders")
    customer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    assembly = models.ForeignKey(
        Assembly, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    theme = models.CharField(max_length=24, choices=Problem.Theme)
    form = models.CharField(max_length=12, choices=Form, blank=True)
    target_group = models.CharField(max_length=300, blank=True)
    recipients_expected = models.PositiveIntegerField(null=True, blank=True)
    need = models.TextField(blank=True)
    aim = models.TextField(blank=True)
    services = models.TextField(blank=True)
    minimum_standard = models.CharField(max_length=300, blank=True)
    monitoring_plan = models.TextField(blank=True)
    cofinancing_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    competence = models.CharField(max_length=8, choices=Competence, blank=True)
    competence_service = models.CharField(max_length=40, choices=Delegation.ServiceKind, blank=True)
    competence_ground = models.TextField(blank=True)
    competence_power_delegated = models.BooleanField(null=True, blank=True)
    competence_money_delegated = models.BooleanField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    withdrawal_reason = models.TextField(blank=True)
    approval_ground = models.CharField(max_length=300, blank=True)
    rulebook = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=200, blank=True)
    search = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ("-year", "slug")
        indexes = (
            models.Index(fields=("theme", "state")),
            models.Index(fields=("year", "slug"), name="orders_by_year"),
            models.Index(fields=("-year", "id"), name="orders_latest_first"),
        )
        constraints = (
            models.CheckConstraint(
                name="order_ends_after_start",
                condition=models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                violation_error_message=_("The last day cannot come before the first day."),
            ),
            models.CheckConstraint(
                name="order_cofinancing_is_percent",
                condition=models.Q(cofinancing_percent__isnull=True) | models.Q(cofinancing_percent__lte=100),
                violation_error_message=_("A share is between 0 and 100 percent."),
            ),
        )

    def clean(self) -> None:
        """A title stands in some language."""
        require_text(self, "title")

    def book(self) -> Any:
        """The rulebook the order began under, which it keeps."""
        from tapshyryk.core import rulebook

        return rulebook.by_ref(self.rulebook) if self.rulebook else rulebook.current()

    def is_running_on(self, day: date) -> bool:
        """Whether `day` lies within the order's term."""
        return bool(self.starts and self.ends and self.starts <= day <= self.ends)

    def search_text(self) -> str:
        """The names by which the order is looked for, folded."""
        place, customer = self.municipality, self.customer
        names = [self.title_ky, self.title_ru, self.title_en, self.target_group]
        names += [place.name_ky, place.name_ru, place.name_en]
        if customer is not None:
            names += [customer.name_ky, customer.name_ru, customer.name_en]
        return " ".join(dict.fromkeys(folded(name) for name in names if name))

    def technical_task(self) -> TechnicalTask:
        """What is written in the technical task so far."""
        return TechnicalTask(
            need=self.need,
            aim=self.aim,
            services=self.services,
            form=self.form,
            recipients_expected=self.recipients_expected,
            starts=self.starts,
            ends=self.ends,
            monitoring_plan=self.monitoring_plan,
            indicators=0 if self._state.adding else self.indicators.count(),
            competence_checked=bool(self.competence),
        )

    def budget(self) -> Budget:
        """The budget lines, summed."""
        if self._state.adding:
            return Budget()
        return budget_of((line.purpose, line.amount_tyiyn) for line in self.budget_lines.all())

    def competence_facts(self, duty: str, service: str, day: date) -> CompetenceFacts:
        """Whose duty the service is, and what is delegated for it to the municipality on `day`."""
        state = self.customer is not None and is_state_body(self.customer.kind)
        asked = duty == Duty.STATE and bool(service)
        delegations = (
            delegations_in_force(self.municipality, day, service_kind=service).values_list(
                "money_tyiyn", flat=True
            )
            if asked
            else ()
        )
        money = list(delegations)
        return CompetenceFacts(
            duty=Duty(duty),
            customer_is_state=state,
            power_delegated=bool(money),
            money_delegated=any(sum_ > 0 for sum_ in money),
        )

    def facts(self) -> OrderFacts:
        """What the guards look at, the delegations as they stand today."""
        customer, programme = self.customer, self.programme
        problem, assembly = self.problem, self.assembly
        return OrderFacts(
            customer_kind=customer.kind if customer else "",
            customer_kind_words=str(customer.get_kind_display()) if customer else "",
            programme_approved=programme is not None and programme.state == "approved",
            problem_is_listed=problem is not None and problem.session.state == "listed",
            problem_is_studied=problem is not None and is_studied(problem),
            residents_chose=(
                assembly is not None
                and assembly.state == "minuted"
                and problem is not None
                and assembly.result_id == problem.pk
            ),
            target_group=self.target_group,
            minimum_standard=self.minimum_standard,
            starts=self.starts,
            ends=self.ends,
            task=self.technical_task(),
            budget=self.budget(),
            competence=self.competence_facts(self.competence, self.competence_service, clock.today()),
            checked_as_delegated=bool(self.competence_power_delegated and self.competence_money_delegated),
            service_words=str(self.get_competence_service_display()),
        )
