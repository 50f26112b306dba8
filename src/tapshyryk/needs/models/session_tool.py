"""What a facilitation tool left at a session: sayings, points, compared pairs, a calendar, map notes."""

from __future__ import annotations

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Subject
from tapshyryk.core.wording import Wording, current_language
from tapshyryk.needs.domain import facilitation
from tapshyryk.needs.domain.guards.session_tool import ToolFacts
from tapshyryk.needs.domain.lifecycle.session_tool import SESSION_TOOL
from tapshyryk.needs.models.session import NeedsSession


class SessionTool(Subject):
    """A facilitation tool used at a session.

    `content` by kind: brainstorm {sayings: [{text, problem}]}, points {each, givers, points: {problem: n}},
    pairwise {winners: [[one, other, winner or ""]]}, calendar {topics: [{text, months: [0..3]}]}, map
    {places: [{settlement, place, what, latitude, longitude}]}; problems and settlements stand there by
    their key. What names a person is not public.
    """

    class Kind(models.TextChoices):
        BRAINSTORM = facilitation.BRAINSTORM, _("brainstorm list")
        POINTS = facilitation.POINTS, _("ranking by points")
        PAIRWISE = facilitation.PAIRWISE, _("pairwise matrix")
        CALENDAR = facilitation.CALENDAR, _("seasonal calendar")
        MAP = facilitation.MAP, _("map notes")

    lifecycle = SESSION_TOOL
    municipality_path = "session__municipality"

    session = models.ForeignKey(NeedsSession, on_delete=models.PROTECT, related_name="tools")
    kind = models.CharField(max_length=12, choices=Kind)
    content = models.JSONField(default=dict, blank=True)
    names_people = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)

    @property
    def title(self) -> Wording:
        """Which tool it is and at which session, in the reader's language."""
        session = self.session.title
        return Wording(f"{capfirst(self.get_kind_display())}: {session.text}", current_language())

    @property
    def public_label(self) -> str:
        """Which session it belongs to and which tool it is."""
        return f"{self.session.slug}-{self.kind}"

    @property
    def is_public(self) -> bool:
        """Whether everybody may read what came of it."""
        return self.state == "recorded" and not self.names_people

    def facts(self) -> ToolFacts:
        """What the guards look at: the kind and its session."""
        return ToolFacts(self.kind, self.session.state, self.session.participants)
