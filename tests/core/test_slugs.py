"""Addresses are readable in Latin letters and never given twice."""

import pytest

from tapshyryk.core.slugs import latin, readable_slug
from tapshyryk.places.models import Municipality
from tests.world import make_world


@pytest.mark.pure
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Көк-Ой", "kok-oi"),
        ("Каныш-Кыя", "kanysh-kyya"),
        ("Кара-Көл", "kara-kol"),
        ("Жаңы-Жол айылдык аймагы", "jany-jol-aiyldyk-aimagy"),
        ("Омуралиев", "omuraliev"),
        ("ҮЙ ӨҢҮ", "ui-onu"),
        ("“Мээрим” КФ", "meerim-kf"),
        ("…", ""),
    ],
)
def test_names_become_latin_as_on_maps(text, expected):
    assert latin(text) == expected


@pytest.mark.pure
def test_a_long_text_is_cut_at_a_word():
    assert latin("бир эки үч төрт беш", longest=12) == "bir-eki-uch"


@pytest.mark.django_db
def test_a_taken_slug_gets_a_number():
    make_world("kok-oi")
    assert readable_slug("Көк-Ой", Municipality) == "kok-oi-2"
    make_world("kok-oi-2")
    assert readable_slug("Көк-Ой", Municipality) == "kok-oi-3"
    assert readable_slug("Көк-Жар", Municipality) == "kok-jar"
    assert readable_slug("?!", Municipality) == "municipality"
