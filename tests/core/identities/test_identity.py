"""Age bands by worked examples, and what an identity shows of itself."""

from datetime import date

import pytest

from tapshyryk.core.identities.domain.identity import Identity, age_band, age_on, commitment

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2020, 5, 1), date(2026, 4, 30), 5),
        (date(2020, 5, 1), date(2026, 5, 1), 6),
        (date(2020, 2, 29), date(2026, 2, 28), 5),
        (date(2020, 2, 29), date(2026, 3, 1), 6),
        (date(2026, 3, 2), date(2026, 3, 2), 0),
    ],
)
def test_completed_years(born, day, age):
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "0-6"),
        (6, "0-6"),
        (7, "7-13"),
        (13, "7-13"),
        (14, "14-17"),
        (17, "14-17"),
        (18, "18-28"),
        (28, "18-28"),
        (29, "29-62"),
        (62, "29-62"),
        (63, "63+"),
        (101, "63+"),
    ],
)
def test_age_bands(age, band):
    assert age_band(date(2026 - age, 3, 2), date(2026, 3, 2)) == band


def test_an_identity_does_not_show_itself():
    identity = Identity(full_name="Планттын Уулу", born_on=date(2020, 5, 1))
    assert "План" not in f"{identity!r} {identity}"
    assert Identity.from_mapping(identity.as_mapping()) == identity


def test_the_commitment_binds_and_tells_nothing_without_the_salt():
    identity = Identity(full_name="Планттын Уулу", born_on=date(2020, 5, 1))
    other = Identity(full_name="Планттын Уулу", born_on=date(2020, 5, 2))
    assert commitment(identity, "a") == commitment(identity, "a")
    assert len({commitment(identity, "a"), commitment(identity, "b"), commitment(other, "a")}) == 3
