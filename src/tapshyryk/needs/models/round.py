"""House-to-house rounds: where they go, who walks, and which households each route has."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext

from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.folding import folded
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.needs.domain.coverage import Walked
from tapshyryk.needs.domain.guards.round import RoundFacts, RouteFacts, TeamFacts
from tapshyryk.needs.domain.lifecycle.round import ROUND
from tapshyryk.parties.domain.roles import MUNICIPAL_ROLES, POWERLESS
from tapshyryk.parties.models import Person
from tapshyryk.parties.queries.holders import refs_holding
from tapshyryk.places.models import Municipality, Settlement

WALKING_ROLES = tuple(role for role in MUNICIPAL_ROLES if role not in POWERLESS)
"""Who may walk in a team: anybody with a role in the municipality that is not one of looking on only."""


class Round(Titled, Subject):
    """A round through the villages in search of people unknown to any register; the title says of whom."""

    lifecycle = ROUND
    municipality_path = "municipality"
    person_paths = ("teams__seats__person",)

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="rounds")
    starts_on = models.DateField()
    ends_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="round_ends_after_start", condition=models.Q(ends_on__gte=models.F("starts_on"))
            ),
        )

    def clean(self) -> None:
        """Ask whom the round looks for, in at least one language."""
        super().clean()
        require_text(self, "title")

    def facts(self) -> RoundFacts:
        """What the guards look at: settlements, teams and routes as they stand."""
        if self._state.adding:
            return RoundFacts(self.starts_on, frozenset(), (), (), frozenset())
        members: dict[str, set[str]] = {str(key): set() for key in self.teams.values_list("pk", flat=True)}
        for team, person in TeamSeat.objects.filter(team__round=self.pk).values_list("team", "person"):
            members[str(team)].add(f"person:{person}")
        return RoundFacts(
            starts_on=self.starts_on,
            settlements=frozenset(map(str, self.places.values_list("settlement", flat=True))),
            teams=tuple(TeamFacts(key, frozenset(walking)) for key, walking in members.items()),
            routes=tuple(route.as_facts() for route in self.routes.all()),
            entitled=frozenset(refs_holding(self.municipality_body, WALKING_ROLES)),
        )


class RoundPlace(Entity):
    """A settlement the round goes to."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="places")
    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(name="settlement_once_in_round", fields=("round", "settlement")),
        )


class Team(Entity):
    """Two or more people who walk together, by their number in the round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="teams")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(name="team_number_once", fields=("round", "number")),)

    @property
    def label(self) -> str:
        """How the team is called, in the reader's language."""
        return gettext("Team %(number)d") % {"number": self.number}


class TeamSeat(Entity):
    """Somebody's place in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(name="person_once_in_team", fields=("team", "person")),)


class Route(Entity):
    """A street or a part of it with its households; the counts are None until the team has brought them."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="routes")
    number = models.PositiveSmallIntegerField()
    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="+")
    street = models.CharField(max_length=200)
    first_house = models.PositiveIntegerField(null=True, blank=True)
    last_house = models.PositiveIntegerField(null=True, blank=True)
    households = models.PositiveIntegerField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="routes")
    visited_on = models.DateField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)
    nobody_home = models.PositiveIntegerField(null=True, blank=True)
    refused = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(name="route_number_once", fields=("round", "number")),)

    @property
    def houses(self) -> str:
        """The numbers of the houses, as 1–24; empty for the whole street."""
        if self.first_house is None or self.last_house is None:
            return ""
        return f"{self.first_house}–{self.last_house}"

    @property
    def label(self) -> str:
        """Number, settlement, street and houses, as a list offers the route."""
        where = f"{self.settlement.name}, {self.street}"
        return f"{self.number}. {where}, {self.houses}" if self.houses else f"{self.number}. {where}"

    @property
    def walked(self) -> Walked:
        """Its households, planned and visited."""
        return Walked(self.households, self.answered or 0, self.nobody_home or 0, self.refused or 0)

    def as_facts(self) -> RouteFacts:
        """What the guards of the round look at."""
        return RouteFacts(
            key=str(self.pk),
            settlement=str(self.settlement_id),
            street=folded(self.street),
            first=self.first_house,
            last=self.last_house,
            households=self.households,
            has_team=self.team_id is not None,
            is_counted=self.visited_on is not None,
        )
