"""The words for how problems are put in order and how equal ones are told apart."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RankingMethod(models.TextChoices):
    """How the problems of one session are put in order."""

    VOTES = "votes", _("votes by show of hands")
    POINTS = "points", _("points (stickers)")
    PAIRWISE = "pairwise", _("pairwise matrix")


class JoiningMethod(models.TextChoices):
    """How the lists of several sessions become one."""

    VOTE_SHARES = "vote_shares", _("sum of the shares of votes at each session")
    LIST_PLACES = "list_places", _("sum of the places on the lists (Borda)")
    SESSIONS_NAMING = "sessions_naming", _("number of sessions that named it")


class TieRule(models.TextChoices):
    """What settles equal numbers; whatever is equal after that stands as it was named."""

    EARLIER_NAMED = "earlier_named", _("the one named earlier")
    MORE_VOTES = "more_votes", _("the one with more votes by show of hands")
    HEAD_TO_HEAD = "head_to_head", _("the one that won against the others that are equal")
    MORE_SESSIONS = "more_sessions", _("the one named at more sessions")
