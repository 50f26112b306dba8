"""Groups, who is enrolled in them and who came."""

from __future__ import annotations

from django.db import models

from tapshyryk.contracts.models import Contract
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Named, require_text
from tapshyryk.delivery.domain.guards import GroupFacts
from tapshyryk.delivery.domain.lifecycle import GROUP
from tapshyryk.delivery.models.recipient import Recipient


class Group(Named, Subject):
    """A group, stream or shift in which recipients are served."""

    lifecycle = GROUP
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__contractor",)
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="groups")
    service = models.CharField(max_length=200)
    places = models.PositiveIntegerField()
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    def clean(self) -> None:
        """Ask for the name in at least one language."""
        require_text(self, "name")

    def facts(self) -> GroupFacts:
        """What the guards look at, read at this moment."""
        rows = [] if self._state.adding else list(self.enrolments.all())
        return GroupFacts(
            contract_state=self.contract.state,
            contract_ends=self.contract.ends,
            order=self.contract.order_id,
            places=self.places,
            started_on=self.started_on,
            enrolled=frozenset(row.recipient_id for row in rows if row.until is None),
            enrolments=tuple((row.pk, row.since, row.until) for row in rows),
        )


class Enrolment(Entity):
    """A recipient's place in a group, until the recipient leaves or the group ends."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="enrolments")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="enrolments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="recipient_once_in_group",
                fields=("group", "recipient"),
                condition=models.Q(until__isnull=True),
            ),
        )


class Attendance(Entity):
    """Whether an enrolled recipient came on a day."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendance")
    day = models.DateField()
    present = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(name="attendance_once_a_day", fields=("enrolment", "day")),)
