"""The voters' roll, who has voted which way, what was counted; nothing here joins a person to a choice."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.domain.rules.ballots import Ballot
from tapshyryk.assemblies.models.assembly import Assembly, Option
from tapshyryk.core.entity import Entity
from tapshyryk.core.identities.choices import Sex
from tapshyryk.places.models import Settlement


class Way(models.TextChoices):
    """How somebody votes."""

    HANDS = "hands", _("by show of hands")
    PAPER = "paper", _("on paper")
    ONLINE = "online", _("online")


class Voter(Entity):
    """A resident on the voters' roll of one assembly.

    Only those who keep the roll see it; the names are cleared some time after the minutes. `code_hash` is
    all that is kept of the code the person votes online with.
    """

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="roll")
    number = models.PositiveIntegerField()
    full_name = models.CharField(max_length=200, blank=True)
    folded_name = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=8, choices=Sex, blank=True)
    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.CharField(max_length=200, blank=True)
    at_the_door = models.BooleanField(default=False)
    struck_because = models.CharField(max_length=300, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(name="voter_number_once", fields=("assembly", "number")),
            models.UniqueConstraint(
                name="voter_once_on_the_roll",
                fields=("assembly", "folded_name", "born_on"),
                condition=models.Q(struck_because="") & ~models.Q(folded_name=""),
            ),
            models.UniqueConstraint(
                name="voting_code_once",
                fields=("assembly", "code_hash"),
                condition=~models.Q(code_hash=""),
            ),
        )

    def __repr__(self) -> str:
        return f"Voter(number={self.number})"

    __str__ = __repr__


class VoterMark(Entity):
    """That somebody on the roll has taken a way of voting in a round; neither when nor what they chose.

    The key is drawn by chance: one made of the time would tell who voted after whom.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voter = models.ForeignKey(Voter, on_delete=models.PROTECT, related_name="marks")
    round = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=8, choices=Way)

    class Meta:
        constraints = (models.UniqueConstraint(name="one_person_one_vote", fields=("voter", "round")),)


class HandCount(Entity):
    """The hands a section of the hall raised for an option in a round."""

    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="hand_counts")
    round = models.PositiveSmallIntegerField()
    section = models.PositiveSmallIntegerField()
    votes = models.PositiveIntegerField()

    class Meta:
        ordering = ("section",)
        constraints = (
            models.UniqueConstraint(name="hands_counted_once", fields=("option", "round", "section")),
        )


class BallotPrint(Entity):
    """Paper ballots printed for a round, by the numbers on their counterfoils."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="ballot_prints")
    round = models.PositiveSmallIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        ordering = ("first",)
        constraints = (
            models.CheckConstraint(
                name="ballot_print_in_order", condition=models.Q(last__gte=models.F("first"))
            ),
            models.UniqueConstraint(name="ballot_numbers_once", fields=("assembly", "round", "first")),
        )


class BallotCount(Entity):
    """The ballots of one way in a round, counted by how they are filled in; never one by one.

    `marked` is a sorted list of `[keys, how many]`; `spoiled` lay in the box and cannot be counted,
    `returned` were handed back spoiled and replaced, `unused` were never handed out.
    """

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="ballot_counts")
    round = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=8, choices=Way)
    marked = models.JSONField(default=list)
    spoiled = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)
    unused = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(name="way_counted_once", fields=("assembly", "round", "way")),)

    @property
    def valid(self) -> int:
        """How many ballots can be counted, blank ones too."""
        return sum(count for _keys, count in self.marked)

    def by_marking(self) -> dict[Ballot, int]:
        """The ballots as rules count them."""
        return {tuple(keys): count for keys, count in self.marked}


class BallotBox(Entity):
    """The online ballots of a round while people vote: one sealed text, sealed anew with every ballot.

    Inside, ballots and receipts stand in two lists, each sorted, so that neither their order nor their
    neighbours tell who cast them. When the vote is closed the text is emptied.
    """

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="boxes")
    round = models.PositiveSmallIntegerField()
    sealed = models.TextField(blank=True)
    cast = models.PositiveIntegerField(default=0)
    receipts = models.JSONField(default=list)

    class Meta:
        constraints = (models.UniqueConstraint(name="one_box_a_round", fields=("assembly", "round")),)
