"""What stands around a call in public: criteria, questions with their answers, complaints."""

from __future__ import annotations

from django.db import models

from tapshyryk.calls.domain.scoring import Weight
from tapshyryk.calls.models.call import Call
from tapshyryk.core.entity import Entity
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.parties.models import Organisation, Person


class Criterion(Titled, Entity):
    """What proposals are judged by; the weights of a call make 100.

    `maximum` is the most points a member can give, as the rulebook said when the criterion was set.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    weight = models.PositiveSmallIntegerField()
    maximum = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.CheckConstraint(
                name="criterion_weighs_up_to_100", condition=models.Q(weight__gte=1, weight__lte=100)
            ),
            models.CheckConstraint(name="criterion_gives_points", condition=models.Q(maximum__gte=1)),
            models.UniqueConstraint(name="criterion_position_once", fields=("call", "position")),
        )

    def clean(self) -> None:
        """A title stands in some language."""
        require_text(self, "title")

    def weigh(self) -> Weight:
        """The criterion as the scoring looks at it."""
        return Weight(str(self.pk), self.weight, self.maximum)


class Question(Entity):
    """A question about a call; who asked is never public, and neither is the text before it is answered.

    `asked_by` is empty for a question from the public form, which nobody signs in for;
    `public_text` is the question as it is published with the answer, without personal data.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="questions")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    public_text = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("asked_at",)


class CallComplaint(Entity):
    """A bidder's complaint about a decision, with the answer."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="complaints")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    text = models.TextField()
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("filed_at",)
