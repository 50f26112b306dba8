"""Gatherings of residents, the options put to them and the hands counted."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.domain.guards.gathering import (
    HANDS,
    ONLINE,
    PAPER,
    AssemblyFacts,
    OptionFacts,
    PaperFacts,
)
from tapshyryk.assemblies.domain.lifecycle import ASSEMBLY
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled, Wording, require_text
from tapshyryk.needs.models import NeedsSession, PriorityList, Problem
from tapshyryk.parties.models import Person
from tapshyryk.places.models import Municipality


def _hands_alone() -> list[str]:
    """How residents vote where nothing else was said."""
    return [HANDS]


class Assembly(Titled, Subject):
    """A gathering of residents (элдик жыйын): it chooses a problem, hears results, or talks over a matter."""

    class Purpose(models.TextChoices):
        CHOICE = "choice", _("choice of the problem")
        HEARING = "hearing", _("hearing of the results")
        GENERAL = "general", _("another matter")

    class TieRule(models.TextChoices):
        RUN_OFF = "run_off", _("a run-off between the tied")
        SESSION_RANK = "session_rank", _("the higher place on the list of the needs session")

    class Rule(models.TextChoices):
        MOST_VOTES = "most_votes", _("most votes: one mark, the most wins")
        MAJORITY = "majority", _("majority: one mark, over half wins, else a run-off")
        APPROVAL = "approval", _("approval: any number of marks, the most wins")
        BORDA = "borda", _("places for points (Borda)")
        INSTANT_RUN_OFF = "instant_run_off", _("places, the weakest leave one by one (instant run-off)")
        SCHULZE = "schulze", _("places compared in pairs (Condorcet, Schulze)")
        EQUAL_SHARES = "equal_shares", _("several within a sum of money (equal shares)")

    lifecycle = ASSEMBLY
    municipality_path = "municipality"

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="assemblies")
    purpose = models.CharField(max_length=12, choices=Purpose)
    needs_session = models.ForeignKey(
        NeedsSession, on_delete=models.PROTECT, null=True, blank=True, related_name="assemblies"
    )
    priority_list = models.ForeignKey(
        PriorityList, on_delete=models.PROTECT, null=True, blank=True, related_name="assemblies"
    )
    heard_order = models.UUIDField(null=True, blank=True, db_index=True)
    venue = models.CharField(max_length=300, blank=True)
    agenda = models.TextField(blank=True)
    convened_for = models.DateTimeField()
    rule = models.CharField(max_length=16, choices=Rule, default=Rule.MOST_VOTES)
    ways = models.JSONField(default=_hands_alone)
    sections = models.PositiveSmallIntegerField(default=1)
    online_until = models.DateTimeField(null=True, blank=True)
    budget_tyiyn = models.BigIntegerField(null=True, blank=True)
    tie_rule = models.CharField(max_length=16, choices=TieRule, default=TieRule.RUN_OFF)
    quorum = models.PositiveIntegerField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    present = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    secretary = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    explanation = models.JSONField(default=dict, blank=True)
    heard = models.TextField(blank=True)
    minuted_on = models.DateField(null=True, blank=True)
    result = models.ForeignKey(
        Problem, on_delete=models.PROTECT, null=True, blank=True, related_name="chosen_at"
    )

    class Meta:
        ordering = ("-convened_for",)
        verbose_name_plural = "assemblies"
        constraints = (
            models.CheckConstraint(
                name="assembly_women_within_present",
                condition=models.Q(women__isnull=True)
                | models.Q(present__isnull=True)
                | models.Q(women__lte=models.F("present")),
            ),
        )

    @property
    def is_run_off(self) -> bool:
        """Whether the second vote, between the tied, is on or was held."""
        return self.round > 1

    def clean(self) -> None:
        """Ask for the title in at least one language."""
        super().clean()
        require_text(self, "title")

    def list_is_closed(self) -> bool:
        """Whether the list it chooses from, common or of one session, is closed."""
        if self.priority_list is not None:
            return self.priority_list.state == "closed"
        return self.needs_session is not None and self.needs_session.state == "listed"

    def words_for(self, problem: Problem) -> Wording:
        """How it words a problem, wherever shown: as the common list it chooses from, if there is one."""
        return problem.title if self.priority_list is None else self.priority_list.words_for(problem)

    def ballot(self, vote_round: int | None = None) -> list[Option]:
        """The options of a round, the present one by default, in the order they stand on the ballot."""
        if self._state.adding:
            return []
        options = list(self.options.select_related("problem"))
        return [option for option in options if option.in_run_off or (vote_round or self.round) == 1]

    def taken(self, vote_round: int | None = None) -> dict[str, int]:
        """How many people on the roll took each way of voting in a round, the present one by default."""
        if self._state.adding:
            return {}
        marks: models.QuerySet[Any] = self.roll.filter(marks__round=vote_round or self.round)
        counted = marks.values_list("marks__way").annotate(n=models.Count("pk")).order_by()
        return dict(counted)

    def officials(self) -> list[Person]:
        """Chair, secretary and the counting group as it is now: those who sign the minutes."""
        if self._state.adding:
            return []
        counting = [one.person for one in self.tellers.filter(left_at=None).select_related("person")]
        leading = [person for person in (self.chair, self.secretary) if person is not None]
        return list({person.pk: person for person in (*leading, *counting)}.values())

    def minutes_draft(self) -> Any:
        """The newest draft of the minutes, None while there is none."""
        if self._state.adding:
            return None
        return self.minutes_versions.filter(kind="draft").order_by("-number").first()

    def unsigned(self) -> list[Person]:
        """The officials who have not signed the newest draft of the minutes."""
        draft = self.minutes_draft()
        signed = set() if draft is None else set(draft.signatures.values_list("person", flat=True))
        return [person for person in self.officials() if person.pk not in signed]

    def votes_by_roll(self) -> bool:
        """Whether somebody stands on the voters' roll."""
        return not self._state.adding and self.roll.filter(struck_because="").exists()

    def named_on_roll(self) -> int:
        """How many rows of the roll of signed minutes still bear a name."""
        return self.roll.exclude(full_name="").count() if self.state == "minuted" else 0

    def printed(self, vote_round: int | None = None) -> int:
        """How many paper ballots were printed for a round, the present one by default."""
        runs = self.ballot_prints.filter(round=vote_round or self.round)
        return sum(run.last - run.first + 1 for run in runs)

    def may_raise(self, vote_round: int | None = None) -> int:
        """How many may raise a hand in a round: those the roll has in the hall; with no roll all present."""
        return self.taken(vote_round).get(HANDS, 0) if self.votes_by_roll() else self.present or 0

    def _papers(self) -> PaperFacts | None:
        count = self.ballot_counts.filter(round=self.round, way=PAPER).first()
        if count is None:
            return None
        blank = sum(n for keys, n in count.marked if not keys)
        return PaperFacts(count.valid + count.spoiled, count.valid - blank, count.returned, count.unused)

    def facts(self) -> AssemblyFacts:
        """What the guards look at: the counts and the options of the present round, and how people vote."""
        ballot = self.ballot()
        by_roll = self.votes_by_roll()
        on_paper = not self._state.adding and PAPER in self.ways
        boxes = self.boxes.filter(round=self.round) if ONLINE in self.ways and not self._state.adding else ()
        return AssemblyFacts(
            purpose=self.purpose,
            list_is_closed=self.list_is_closed(),
            convened_for=self.convened_for,
            quorum=self.quorum,
            tie_rule=self.tie_rule,
            present=self.present,
            options=tuple(
                OptionFacts(str(option.pk), str(option.words), option.counted(self.round))
                for option in ballot
            ),
            tied=bool(self.explanation.get("run_off")),
            has_result=self.result_id is not None,
            heard=self.heard,
            rule=self.rule,
            ways=frozenset(self.ways),
            budget=self.budget_tyiyn,
            costs={str(option.pk): option.cost_tyiyn for option in ballot},
            on_roll=self.roll.filter(struck_because="").count() if by_roll else 0,
            taken=self.taken() if by_roll else {},
            printed=self.printed() if on_paper else 0,
            papers=self._papers() if on_paper else None,
            online_cast=sum(box.cast for box in boxes),
            online_until=self.online_until,
            unsigned=len(self.unsigned()) if self.state in {"open", "counted"} else 0,
            drafted=self.state in {"open", "counted"} and self.minutes_draft() is not None,
            minuted_on=self.minuted_on,
            names_on_roll=self.named_on_roll(),
            round=self.round,
        )


class Option(Entity):
    """A problem put to the vote, with the hands counted for it in each round.

    `cost_tyiyn` is what it costs where several are chosen within a sum; `chosen_place` counts the chosen
    from 1.
    """

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="options")
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="put_to_vote")
    position = models.PositiveSmallIntegerField()
    votes = models.PositiveIntegerField(null=True, blank=True)
    in_run_off = models.BooleanField(default=False)
    run_off_votes = models.PositiveIntegerField(null=True, blank=True)
    cost_tyiyn = models.BigIntegerField(null=True, blank=True)
    chosen_place = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(name="problem_once_on_the_ballot", fields=("assembly", "problem")),
        )

    @property
    def words(self) -> Wording:
        """What stands for it on every ballot, paper and page of the vote, in the reader's language."""
        return self.assembly.words_for(self.problem)

    def counted(self, vote_round: int) -> int | None:
        """The hands counted for it in that round, None while they were not."""
        return self.run_off_votes if vote_round > 1 else self.votes
