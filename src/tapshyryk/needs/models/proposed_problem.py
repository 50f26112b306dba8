"""Problems that anybody proposes to the public database, and who follows what becomes of them."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Subject
from tapshyryk.core.folding import folded
from tapshyryk.core.wording import LANGUAGES, Titled, require_text
from tapshyryk.needs.domain.guards.proposed_problem import FollowingFacts, OtherProposal, ProposalFacts
from tapshyryk.needs.domain.lifecycle.proposed_problem import FOLLOWING, PROPOSED_PROBLEM
from tapshyryk.needs.models.session import Problem
from tapshyryk.parties.models import Organisation, Person
from tapshyryk.places.models import Municipality, Settlement

TONGUES = (("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English"))
"""The languages one may write in, each named as its readers name it."""


class ProposedProblem(Titled, Subject):
    """A problem somebody proposes: in one language, with its place, whom it touches and how many.

    Who proposed it and how they are reached is never shown: `proposed_by` is a person with an account, or
    `email` the confirmed address of somebody without one. `slug` is given when it is answered in public, and
    has none of the words: what names a person may be found later, and addresses stay. `merged_into` is the
    proposal that says the same; both keep their author and their followers. `search` is what lists search,
    folded; `folded_title` is what similar ones are found by.
    """

    class By(models.TextChoices):
        RESIDENT = "resident", _("a resident")
        ORGANISATION = "organisation", _("an organisation")
        ON_BEHALF = "on_behalf", _("the municipality, on somebody's behalf")

    lifecycle = PROPOSED_PROBLEM
    municipality_path = "municipality"
    person_paths = ("proposed_by",)
    seen_by = frozenset({"municipal_specialist", "municipal_head"})

    slug = models.SlugField(max_length=160, unique=True, null=True, blank=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="proposed_problems")
    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, null=True, blank=True, related_name="proposed_problems"
    )
    where = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, choices=TONGUES)
    text = models.TextField(blank=True)
    theme = models.CharField(max_length=24, choices=Problem.Theme)
    touches = models.CharField(max_length=200, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    by = models.CharField(max_length=16, choices=By)
    proposed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="proposed_problems"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="proposed_problems"
    )
    email = models.EmailField(blank=True, db_index=True)
    consent = models.CharField(max_length=500, blank=True)
    proposed_on = models.DateField()
    published_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_here"
    )
    folded_title = models.CharField(max_length=400, blank=True, editable=False)
    search = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("municipality", "state"), name="proposed_in_place"),)
        constraints = (
            models.CheckConstraint(
                name="merged_problem_names_the_other",
                condition=models.Q(state="merged", merged_into__isnull=False)
                | (~models.Q(state="merged") & models.Q(merged_into__isnull=True)),
            ),
            models.CheckConstraint(
                name="problem_not_merged_into_itself", condition=~models.Q(merged_into=models.F("id"))
            ),
        )

    merging_into: UUID | None = None
    """While it is being merged: the key of the other, which is read inside the lock."""

    @property
    def public_label(self) -> str:
        """The permanent name once there is one; before that nothing of the words."""
        return self.slug or str(self.pk)

    @property
    def author_ref(self) -> str:
        """How letters name the author; empty when nobody can be reached."""
        if self.proposed_by_id is not None:
            return f"person:{self.proposed_by_id}"
        return f"problem_author:{self.pk}" if self.email else ""

    def clean(self) -> None:
        """Ask for the title, and for a settlement of the municipality."""
        super().clean()
        is_forgotten = not self.search
        if not is_forgotten:
            require_text(self, "title")

    def remember_words(self) -> None:
        """Write down the folded words by which it is searched for and found similar."""
        titles = " ".join(getattr(self, f"title_{language}") for language in LANGUAGES)
        places = [self.municipality, *([self.settlement] if self.settlement else [])]
        named = " ".join(getattr(place, f"name_{language}") for place in places for language in LANGUAGES)
        self.folded_title = folded(titles)[:400]
        self.search = folded(f"{titles} {self.text} {self.touches} {self.where} {named}")

    def facts(self) -> ProposalFacts:
        """What the guards look at; the other one of a merging is read at this moment."""
        other = None
        if self.merging_into is not None:
            row = (
                ProposedProblem.objects.filter(pk=self.merging_into)
                .values_list("pk", "municipality_id", "state")
                .first()
            )
            other = OtherProposal(str(row[0]), str(row[1]), row[2]) if row else None
        titles = " ".join(getattr(self, f"title_{language}") for language in LANGUAGES)
        return ProposalFacts(
            key=str(self.pk),
            municipality=str(self.municipality_id),
            words=f"{titles}\n{self.text}\n{self.where}\n{self.touches}",
            proposed_on=self.proposed_on,
            into=other,
        )


class Following(Subject):
    """Somebody who gets a letter at each step of a problem's fate: a person, or a confirmed address."""

    lifecycle = FOLLOWING
    municipality_path = "problem__municipality"
    person_paths = ("person",)
    seen_by = frozenset()

    problem = models.ForeignKey(ProposedProblem, on_delete=models.PROTECT, related_name="followings")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="followings"
    )
    email = models.EmailField(blank=True, db_index=True)
    language = models.CharField(max_length=2, choices=TONGUES, default="ky")
    asked_on = models.DateField()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                name="person_follows_once",
                fields=("problem", "person"),
                condition=models.Q(state="following", person__isnull=False),
            ),
            models.UniqueConstraint(
                name="address_follows_once",
                fields=("problem", "email"),
                condition=models.Q(state__in=("asked", "following")) & ~models.Q(email=""),
            ),
        )

    @property
    def title(self) -> object:
        """The title of the problem that is followed."""
        return self.problem.title

    @property
    def public_label(self) -> str:
        """Nothing that could lead to the follower."""
        return ""

    @property
    def follower_ref(self) -> str:
        """How letters name the follower."""
        return f"person:{self.person_id}" if self.person_id is not None else f"problem_follower:{self.pk}"

    def facts(self) -> FollowingFacts:
        """What the guards look at: whether the problem is public."""
        return FollowingFacts(problem_state=self.problem.state, asked_on=self.asked_on)
