"""Figures of found people, as pages, exports and the study of needs ask for them."""

from __future__ import annotations

from collections.abc import Iterator

from tapshyryk.core.identities.choices import AgeBand
from tapshyryk.needs.domain.found import UNCOUNTED, Found, FoundFigures, FoundShown, figures, published
from tapshyryk.needs.models import Round, SocialCard
from tapshyryk.needs.queries.rounds import settlements_of

BANDS = tuple(band.value for band in AgeBand)


def _people(this: Round) -> Iterator[Found]:
    rows = SocialCard.objects.filter(round=this).exclude(erased_because__in=UNCOUNTED)
    names = ("settlement", "age_band", "sex", "state", "known_before", "card_number")
    for settlement, age_band, sex, state, known_before, number in rows.values_list(*names):
        yield Found(str(settlement), age_band, sex, state, known_before, has_card=number is not None)


def found_figures(this: Round) -> FoundFigures:
    """How many were found, have a card, refused and were on no register: for those who lead the round."""
    return figures(_people(this))


def found_by_settlement(this: Round) -> dict[str, FoundFigures]:
    """The same by the settlement's key: for those who lead the round."""
    people = list(_people(this))
    return {
        str(place.pk): figures(one for one in people if one.settlement == str(place.pk))
        for place in settlements_of(this)
    }


def found_by_age(this: Round) -> dict[str, FoundFigures]:
    """The same by age band, youngest first: for those who lead the round."""
    people = list(_people(this))
    return {band: figures(one for one in people if one.age_band == band) for band in BANDS}


def published_found(this: Round) -> FoundShown:
    """What everybody may read of the people found, small groups hidden.

    The rows of `places` are the settlements of the round in the order of its plan, those of `bands` the age
    bands, youngest first.
    """
    places = [str(place.pk) for place in settlements_of(this)]
    return published(_people(this), places, BANDS)


def latent_need(this: Round) -> int | None:
    """How many of those found were on no register before, for publication; None where too few to show."""
    return published_found(this).latent
