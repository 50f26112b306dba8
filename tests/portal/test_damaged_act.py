"""An act changed in the database past the guards says so on its page, in red, with what a reader can do."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.core.acts.actions.seal import seal_all
from tests.core.acts.drafts import recorded
from tests.core.acts.test_seal import reach_past_the_guards

pytestmark = pytest.mark.django_db

HEADINGS = {
    "ky": "Бул жазуу алгачкысындай эмес",
    "ru": "Эта запись не такая, какой была сделана",
    "en": "This act is not as it was recorded",
}


def page(language: str = "en") -> str:
    cache.clear()
    with translation.override(language):
        answer = Client().get(reverse("portal:act", args=[1]))
    assert answer.status_code == 200
    return answer.content.decode()


def changed(statement: str) -> None:
    recorded()
    seal_all()
    reach_past_the_guards(statement)


@pytest.mark.parametrize("language", HEADINGS)
def test_a_whole_act_says_nothing_and_a_changed_one_says_what(language: str) -> None:
    recorded()
    seal_all()
    assert HEADINGS[language] not in page(language)
    reach_past_the_guards("UPDATE acts_act SET to_state = 'closed', municipality = NULL")
    text = page(language)
    assert HEADINGS[language] in text
    assert 'class="refusal" role="alert"' in text
    assert "tapshyryk verify" in text


def test_what_was_recorded_stands_beside_what_stands_there_now() -> None:
    changed("UPDATE acts_act SET to_state = 'closed'")
    text = page()
    assert "the state after" in text
    assert ">open<" in text
    assert ">closed<" in text


@pytest.mark.parametrize("entry", ["replace(entry, 'draft', 'daft')", "'{'", "'[]'"])
def test_an_entry_that_was_changed_or_cannot_be_read_is_said_to_be(entry: str) -> None:
    changed(f"UPDATE acts_act SET entry = {entry}")
    text = page()
    assert "it is not the text that was hashed" in text
    assert "There is no proof for what stands on this page." in text
    assert "you reach the signed root" not in text
    cache.clear()
    with translation.override("en"):
        assert Client().get(reverse("portal:record")).status_code == 200


def test_a_tree_that_was_changed_no_longer_leads_to_the_signed_root() -> None:
    recorded()
    recorded()
    seal_all()
    reach_past_the_guards(
        'UPDATE acts_leaf SET hash = (SELECT hash FROM acts_leaf WHERE "index" = 0) WHERE "index" = 1'
    )
    assert "no longer lead to the signed root" in page()
