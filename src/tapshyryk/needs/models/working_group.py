"""Working groups, the people in them and their meetings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.needs.domain.guards.working_group import GroupFacts, MemberFacts
from tapshyryk.needs.domain.lifecycle.working_group import WORKING_GROUP
from tapshyryk.needs.models.session import NeedsSession, Problem
from tapshyryk.parties.models import Person
from tapshyryk.places.models import Municipality

LATER: Final = ("task", "commission", "monitoring")
"""The later stages for which a member may stay on, each by their own consent."""


class WorkingGroup(Titled, Subject):
    """Residents who took part in a session or an assembly and go on working on its theme or problem.

    `assembly` is the slug of the assembly it was formed at, where it was one: a later room, known by its
    public name only.
    """

    lifecycle = WORKING_GROUP
    municipality_path = "municipality"
    seen_by = frozenset({"municipal_specialist", "municipal_head"})

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="working_groups")
    session = models.ForeignKey(
        NeedsSession, on_delete=models.PROTECT, null=True, blank=True, related_name="working_groups"
    )
    assembly = models.CharField(max_length=120, blank=True)
    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, null=True, blank=True, related_name="working_groups"
    )
    theme = models.CharField(max_length=24, choices=Problem.Theme)
    formed_on = models.DateField()
    disbanded_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-formed_on", "-pk")

    def clean(self) -> None:
        """Ask for the title in at least one language."""
        super().clean()
        require_text(self, "title")

    @classmethod
    def near(cls, bodies: Iterable[str], person: str = "") -> models.QuerySet[Any]:
        """The groups of one's municipality, and those one is in, as long as one is in them."""
        found = super().near(bodies)
        if not person:
            return found
        key = UUID(person.removeprefix("person:"))
        inside = GroupMember.objects.filter(person=key, until__isnull=True)
        return found | cls.objects.filter(pk__in=inside.values("group")).distinct()

    def facts(self) -> GroupFacts:
        """Those who are in the group."""
        members = () if self._state.adding else self.members.filter(until__isnull=True)
        return GroupFacts(
            members=tuple(
                MemberFacts(str(one.pk), f"person:{one.person_id}", one.role, one.since) for one in members
            )
        )


class GroupMember(Entity):
    """A person in a working group from a day, to a day or still, with what they agreed to stay on for.

    Who it is stands here and in the register of people alone; public pages count.
    """

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")
        SECRETARY = "secretary", _("secretary of the group")
        MEMBER = "member", _("member of the group")

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="group_memberships")
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    stays_for_task = models.BooleanField(default=False)
    stays_for_commission = models.BooleanField(default=False)
    stays_for_monitoring = models.BooleanField(default=False)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.UniqueConstraint(
                name="person_once_in_a_group", fields=("group", "person"), condition=models.Q(until=None)
            ),
            models.UniqueConstraint(
                name="one_of_an_office_in_a_group",
                fields=("group", "role"),
                condition=models.Q(until=None, role__in=("coordinator", "secretary")),
            ),
            models.CheckConstraint(
                name="group_member_until_after_since",
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
            ),
        )

    @property
    def stays_for(self) -> tuple[str, ...]:
        """The later stages the member agreed to."""
        return tuple(stage for stage in LATER if getattr(self, f"stays_for_{stage}"))


class GroupMeeting(Entity):
    """A meeting of a working group: how many were there, and what they decided."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    present = models.PositiveIntegerField()
    women = models.PositiveIntegerField(null=True, blank=True)
    decided = models.TextField()

    class Meta:
        ordering = ("held_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="group_women_within_present",
                condition=models.Q(women__isnull=True) | models.Q(women__lte=models.F("present")),
            ),
        )
