"""Sex and age band, the two things figures know of a private person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """As it stands in the papers."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")


class AgeBand(models.TextChoices):
    """The bands of `domain.identity.AGE_BANDS`, youngest first."""

    UNDER_7 = "0-6", _("0 to 6")
    SCHOOL = "7-13", _("7 to 13")
    TEEN = "14-17", _("14 to 17")
    YOUNG = "18-28", _("18 to 28")
    ADULT = "29-62", _("29 to 62")
    OLDER = "63+", _("63 and older")
