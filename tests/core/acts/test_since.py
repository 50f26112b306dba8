"""Which acts were recorded since a reader last looked, however late they commit or are sealed."""

from __future__ import annotations

import pytest
from django.db import transaction

from tapshyryk.core.acts import queries
from tapshyryk.core.acts.actions.seal import seal_all, seal_pending
from tapshyryk.core.acts.queries import Done, done_since, seen_now
from tapshyryk.core.ids import uuid7
from tests.core.acts.drafts import recorded

pytestmark = pytest.mark.django_db


def verbs(seen: queries.Seen) -> list[str]:
    done, _now = done_since(seen)
    assert done is not None
    return sorted(each.verb for each in done)


def test_nothing_is_done_in_an_empty_record() -> None:
    assert verbs(seen_now()) == []


def test_an_act_is_told_once_whether_it_waits_or_is_sealed(signing_key) -> None:  # type: ignore[no-untyped-def]
    recorded(verb="publish_call")
    seen = seen_now()
    assert verbs(seen) == []
    seal_all()
    assert verbs(seen) == []
    order = uuid7()
    recorded(verb="ask_question", order=order)
    assert done_since(seen)[0] == [Done("ask_question", order)]
    seal_all()
    done, now = done_since(seen)
    assert done == [Done("ask_question", order)]
    assert now == seen_now()
    assert verbs(now) == []


def test_an_act_sealed_after_one_with_a_higher_key_is_not_missed(signing_key) -> None:  # type: ignore[no-untyped-def]
    recorded(verb="first")
    recorded(verb="second")
    seen = queries.Seen(0, frozenset(key for key, verb, _ in queries._since(0, 9)[0] if verb == "second"))
    assert verbs(seen) == ["first"]
    seal_pending(1)
    assert verbs(seen) == ["first"]
    seal_all()
    assert verbs(seen) == ["first"]


def test_of_very_many_acts_nobody_asks(signing_key, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(queries, "MOST_SINCE", 2)
    seen = seen_now()
    for _each in range(3):
        recorded(verb="ask_question")
    assert done_since(seen)[0] is None
    seal_all()
    assert done_since(seen)[0] is None


def test_an_act_that_was_taken_back_makes_the_answer_unknown() -> None:
    with transaction.atomic():
        recorded(verb="publish_call")
        seen = seen_now()
        transaction.set_rollback(True)
    assert done_since(seen)[0] is None


@pytest.mark.parametrize("waiting", [0, 3])
def test_it_is_one_statement(waiting: int, signing_key, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    recorded()
    seal_all()
    for _each in range(waiting):
        recorded()
    with django_assert_num_queries(1):
        seen = seen_now()
    assert seen.sealed == 1
    assert len(seen.waiting) == waiting
    with django_assert_num_queries(1):
        assert verbs(seen) == []
