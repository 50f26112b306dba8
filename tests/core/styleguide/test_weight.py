"""What a first visit to the heaviest page of components weighs, over the wire."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = pytest.mark.django_db
FIRST_VISIT = ("tapshyryk/look.css", "tapshyryk/look.js", "tapshyryk/band.svg", "tapshyryk/mark.svg")


def test_all_components_together_weigh_less_than_a_page_may():
    answer = Client().get("/ky/styleguide/", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    around = 0
    for name in FIRST_VISIT:
        around += len(gzip.compress(Path(finders.find(name)).read_bytes(), 6))
    assert len(answer.content) + around < 60 * 1024
    assert around < 14 * 1024
