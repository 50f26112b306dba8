"""An address is made of the name alone, without the word for what the place is."""

import pytest

from tapshyryk.places.domain.naming import short_name
from tapshyryk.places.domain.oblasts import OBLASTS

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Каныш-Кыя айылдык аймагы", "Каныш-Кыя"),
        ("Кара-Көл шаары", "Кара-Көл"),
        ("город Кара-Куль", "Кара-Куль"),
        ("Kara-Köl city", "Kara-Köl"),
        ("Шаар-Башы айыл аймагы", "Шаар-Башы"),
        ("Айылдык аймагы", "Айылдык аймагы"),
    ],
)
def test_short_names(name, short):
    assert short_name(name) == short


def test_the_country_has_seven_oblasts_and_two_cities():
    assert len({entry.iso for entry in OBLASTS}) == 9
    assert sum("облусу" in entry.name_ky for entry in OBLASTS) == 7
    assert sum("шаары" in entry.name_ky for entry in OBLASTS) == 2
