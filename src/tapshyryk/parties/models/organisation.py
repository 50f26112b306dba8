"""Organisations: state bodies, executives and councils of municipalities, and those who deliver."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Subject
from tapshyryk.core.wording import Named, require_text
from tapshyryk.parties.domain.guards import OrganisationFacts
from tapshyryk.parties.domain.lifecycle import ORGANISATION
from tapshyryk.places.models import Municipality


class Organisation(Named, Subject):
    """A body that takes part in social orders."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("ministry or authorised state body")
        TERRITORIAL = "territorial", _("territorial unit of a state body")
        EXECUTIVE = "executive", _("executive of a municipality (aiyl okmotu, city hall)")
        COUNCIL = "council", _("local council")
        PUBLIC_FOUNDATION = "public_foundation", _("public foundation")
        PUBLIC_ASSOCIATION = "public_association", _("public association")
        NGO = "ngo", _("other non-commercial organisation")
        COMPANY = "company", _("company")
        ENTREPRENEUR = "entrepreneur", _("sole entrepreneur")
        INSTITUTION = "institution", _("state or municipal institution")
        MEDIA = "media", _("media")

    lifecycle = ORGANISATION
    municipality_path = "municipality"
    organisation_paths = ("self",)

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=24, choices=Kind)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    registration_number = models.CharField(max_length=40, null=True, blank=True, unique=True)
    contact_public = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ("name_ky",)

    @property
    def body(self) -> str:
        """How roles name this organisation."""
        return f"organisation:{self.pk}"

    @property
    def is_example(self) -> bool:
        """Whether this organisation is invented for the played example."""
        return self.example

    @property
    def takes_part(self) -> bool:
        """Whether it may begin new steps: it is registered, and neither suspended nor closed."""
        return self.state == "registered"

    def clean(self) -> None:
        """Ask for the name in at least one language."""
        super().clean()
        require_text(self, "name")

    def facts(self) -> OrganisationFacts:
        """What the guards look at: the kind of organisation."""
        return OrganisationFacts(kind=self.kind)
