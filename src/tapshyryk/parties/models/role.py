"""Roles held by a person for a time, and powers delegated to a municipality."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.entity import Subject
from tapshyryk.parties.domain.guards import DelegationFacts, MembershipFacts
from tapshyryk.parties.domain.lifecycle import DELEGATION, MEMBERSHIP
from tapshyryk.parties.domain.roles import GIVEN_ROLES, Held
from tapshyryk.parties.models.organisation import Organisation
from tapshyryk.parties.models.person import Person
from tapshyryk.places.models import Municipality


def body_of(organisation: Any, municipality: Any) -> str:
    """The body with one of these keys, as roles name it."""
    return f"organisation:{organisation}" if organisation else f"municipality:{municipality}"


class Membership(Subject):
    """A role a person holds in an organisation or a municipality, from a day, to a day or open."""

    lifecycle = MEMBERSHIP
    municipality_path = "municipality"
    organisation_paths = ("organisation",)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=32, choices=[(name, name) for name in GIVEN_ROLES])
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="membership_in_one_body",
                condition=models.Q(organisation__isnull=True) ^ models.Q(municipality__isnull=True),
            ),
            models.CheckConstraint(
                name="membership_until_after_since",
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
            ),
        )

    @property
    def body(self) -> str:
        """The body in which the role is held."""
        return body_of(self.organisation_id, self.municipality_id)

    @property
    def role_label(self) -> str:
        """The role in the reader's language."""
        return gettext(ROLE_LABELS[self.role])

    def facts(self) -> MembershipFacts:
        """What the guards look at: the role, its body, and what else the person holds today or later."""
        others = (
            Membership.objects.filter(person_id=self.person_id, state="held")
            .exclude(pk=self.pk)
            .exclude(until__lt=clock.today())
        )
        return MembershipFacts(
            role=self.role,
            body=self.body,
            body_kind=self.organisation.kind if self.organisation else "municipality",
            since=self.since,
            held=tuple(Held(row.role, row.body) for row in others),
        )


class Delegation(Subject):
    """A state power delegated to a municipality for a kind of service, with the money or without it.

    From the day `revoked_on` on it holds no more; for the days before it stands as it was.
    """

    class ServiceKind(models.TextChoices):
        RESIDENTIAL = "residential", _("residential service")
        SEMI_RESIDENTIAL = "semi_residential", _("semi-residential service")
        HOUSEHOLD = "household", _("social-household service")
        LEGAL = "legal", _("social-legal service")
        MEDICAL = "medical", _("social-medical service")
        PSYCHOLOGICAL = "psychological", _("social-psychological service")
        PEDAGOGICAL = "pedagogical", _("psycho-pedagogical service")

    lifecycle = DELEGATION
    municipality_path = "municipality"
    organisation_paths = ("delegated_by",)

    delegated_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="delegations_given")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="delegations")
    service_kind = models.CharField(max_length=40, choices=ServiceKind)
    ground = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    money_tyiyn = models.BigIntegerField(default=0)
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="delegation_money_not_negative", condition=models.Q(money_tyiyn__gte=0)
            ),
            models.CheckConstraint(
                name="delegation_revoked_on_a_day",
                condition=models.Q(state="revoked") ^ models.Q(revoked_on__isnull=True),
            ),
        )

    def facts(self) -> DelegationFacts:
        """What the guards look at: what kind of body delegates."""
        kind = Organisation.Kind(self.delegated_by.kind)
        return DelegationFacts(giver_kind=kind.value, giver_kind_label=str(kind.label))
