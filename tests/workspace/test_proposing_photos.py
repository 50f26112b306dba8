"""What is handed in with a proposal is a photo, tells nothing of its author, and is seen once published."""

from __future__ import annotations

import pytest
from django.core.cache import cache, caches
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tapshyryk.core import clock
from tapshyryk.core.files.models import Upload
from tapshyryk.needs.actions.moderation import decline_problem, publish_problem
from tapshyryk.needs.actions.proposing import confirm_problem
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries.photos import may_see_photo, photos_of
from tests.needs.proposals import FORM
from tests.workspace.proposing_form import photo, send
from tests.world import NOON, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    caches["limits"].clear()
    cache.clear()
    with clock.at(NOON):
        yield


def test_photos_lose_the_place_and_are_seen_once_published(world: World) -> None:
    assert send(world, photo_1=photo()).status_code == 200
    problem = ProposedProblem.objects.get()
    ((large, small),) = photos_of(problem)
    for kept, side in ((large, 1600), (small, 320)):
        with default_storage.open(kept.stored_as) as content, Image.open(content) as picture:
            assert max(picture.size) == side
            assert not picture.getexif()
            assert "exif" not in picture.info
    assert small.size < 20_000
    address = reverse("file_download", args=[small.pk])
    assert Client().get(address).status_code == 404
    confirm_problem(problem, actor=FORM)
    publish_problem(problem, actor=world.actor("specialist"))
    assert may_see_photo(None, small)
    assert f'src="{address}"' in Client().get(reverse("portal:problem", args=[problem.slug])).content.decode()
    decline_problem(problem, actor=world.actor("specialist"), reason="Сүрөттө адам бар экен")
    assert Client().get(address).status_code == 404
    assert address not in Client().get(reverse("portal:problem", args=[problem.slug])).content.decode()


def test_a_photo_of_200_megabytes_is_refused_with_a_sentence(world: World) -> None:
    huge = SimpleUploadedFile("huge.jpg", b"\xff\xd8\xff" + b"\0" * (200 * 1024 * 1024))
    answer = send(world, photo_1=huge)
    assert answer.status_code == 422
    assert "8 МБ" in str(answer.context["form"].errors["photo_1"])
    assert "Айылда бала бакча жок" in answer.content.decode()
    assert not ProposedProblem.objects.exists()
    assert not Upload.objects.exists()


def test_what_is_no_photo_is_refused(world: World) -> None:
    svg = SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>", content_type="image/jpeg")
    answer = send(world, photo_1=svg)
    assert answer.status_code == 422
    assert answer.context["form"].errors["photo_1"]


def test_what_an_author_called_a_photo_is_told_to_nobody(world: World) -> None:
    handed_in = photo()
    handed_in.name = "Асанова Айгүл, Ленин 5.jpg"
    assert send(world, photo_1=handed_in).status_code == 200
    assert set(Upload.objects.values_list("name", flat=True)) == {"photo-1.jpg"}
