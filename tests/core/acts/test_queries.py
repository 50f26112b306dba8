"""What pages are told of the record."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from tapshyryk.core.acts import queries
from tapshyryk.core.acts.actions.forget import forget
from tapshyryk.core.acts.actions.seal import seal_all, seal_pending
from tapshyryk.core.acts.domain import merkle
from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.entry import RecordDamaged
from tapshyryk.core.acts.domain.notes import Note
from tapshyryk.core.acts.models import Act, PrivatePart
from tests.core.acts.drafts import CALL, MUNICIPALITY, NOON, ORDER, recorded
from tests.core.acts.test_seal import reach_past_the_guards

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signing_key")]


def test_an_empty_record_has_a_head_too(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert queries.head() == queries.Head(acts=0, size=0, root="")
    assert queries.latest_checkpoint() is None
    assert queries.public_keys() == []
    assert queries.verbs_in_record() == []


def test_the_head_changes_with_every_act_and_only_its_seal_with_sealing(django_assert_num_queries):
    recorded()
    recorded(public=False)
    assert queries.head() == queries.Head(acts=2, size=0, root="")
    seal_pending(limit=1)
    with django_assert_num_queries(1):
        head = queries.head()
    assert (head.acts, head.size) == (2, 1)
    assert head.root == bytes(queries.latest_checkpoint().root).hex()
    recorded()
    assert queries.head().acts == 3


def test_an_orders_life_is_told_in_the_order_it_happened():
    second = recorded(at=NOON + timedelta(days=1))
    first = recorded(at=NOON)
    recorded(order=uuid4())
    recorded(order=None)
    hidden = recorded(public=False, at=NOON + timedelta(days=2))
    assert list(queries.acts_of_order(ORDER)) == [first, second]
    assert list(queries.acts_of_order(ORDER, hidden=True)) == [first, second, hidden]
    assert first in queries.acts_of_subject(CALL)
    assert next(iter(queries.acts_of_municipality(MUNICIPALITY))).pk > first.pk


def test_lists_do_not_ask_for_each_number_alone(django_assert_num_queries):
    for _ in range(5):
        recorded()
    seal_pending(limit=4)
    with django_assert_num_queries(1):
        assert [act.number for act in queries.acts_of_order(ORDER)] == [1, 2, 3, 4, None]


def test_the_public_record_is_read_page_by_page_newest_first():
    acts = [recorded() for _ in range(5)]
    recorded(public=False)
    first = queries.public_record(limit=2)
    second = queries.public_record(limit=2, before=first.older)
    third = queries.public_record(limit=2, before=second.older)
    pages = [first, second, third]
    assert [act for page in pages for act in page.acts] == acts[::-1]
    assert third.older is None
    assert queries.public_record(limit=5).older is None


def test_the_public_record_is_filtered():
    clock_act = recorded(actor_kind="system", actor_ref="system:clock", actor_role="", verb="close_call")
    elsewhere = recorded(municipality=uuid4(), order=None)
    mine = recorded()

    def found(**wanted):
        return list(queries.public_record(queries.Filter(**wanted)).acts)

    assert found(verb="close_call") == [clock_act]
    assert found(actor_kind="system") == [clock_act]
    assert found(municipality=MUNICIPALITY) == [mine, clock_act]
    assert found(order=ORDER, verb="publish_call") == [mine]
    assert elsewhere in found()
    assert queries.verbs_in_record() == ["close_call", "publish_call"]


def test_the_verbs_of_the_record_are_found_without_reading_every_act(django_assert_num_queries):
    for verb in ("sign_contract", "close_call", "publish_call", "close_call"):
        recorded(verb=verb)
    recorded(verb="score_proposal", public=False)
    with django_assert_num_queries(1):
        assert queries.verbs_in_record() == ["close_call", "publish_call", "sign_contract"]


def test_an_act_is_found_by_its_number_or_its_key_with_its_proof():
    acts = [recorded(detail={"n": number}) for number in range(20)]
    seal_all()
    found = queries.proven_act(18)
    assert found.act == acts[17]
    assert queries.proven_act(acts[17].pk).number == 18
    text = CheckpointText.read(Note.read(found.checkpoint.note).text)
    assert merkle.includes(
        leaf=merkle.leaf_hash(found.act.entry.encode()),
        index=found.number - 1,
        size=text.size,
        proof=[bytes.fromhex(step) for step in found.proof],
        root=text.root,
    )


def test_an_act_that_waits_is_shown_without_a_proof_and_a_hidden_one_is_not_shown():
    waiting = recorded()
    hidden = recorded(public=False)
    assert queries.proven_act(waiting.pk) == queries.Proven(waiting)
    seal_all()
    assert queries.proven_act(hidden.pk) is None
    assert queries.proven_act(2) is None
    assert queries.proven_act(99) is None
    assert queries.proven_act(0) is None


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("verb = 'cancel_call'", ("verb",)),
        ("to_state = 'closed', actor_ref = 'system:clock'", ("actor_ref", "to_state")),
        ("municipality = NULL", ("municipality",)),
        ("entry = replace(entry, 'draft', 'daft')", ("entry",)),
    ],
)
def test_an_act_changed_past_the_guards_is_shown_as_such(change, wrong):
    act = recorded()
    assert act.disagreements() == []
    seal_all()
    assert queries.proven_act(1).wrong == ()
    reach_past_the_guards(f"UPDATE acts_act SET {change}")
    assert queries.proven_act(1).wrong == wrong


def test_an_act_rewritten_with_its_own_hash_does_not_fit_its_leaf():
    act = recorded()
    seal_all()
    forged = act.entry.replace('"open"', '"shut"')
    digest = merkle.leaf_hash(forged.encode()).hex()
    blob = f"decode('{digest}', 'hex')" if connection.vendor == "postgresql" else f"x'{digest}'"
    reach_past_the_guards(f"UPDATE acts_act SET entry = '{forged}', to_state = 'shut', leaf_hash = {blob}")
    assert Act.objects.get().disagreements() == []
    assert queries.proven_act(1).wrong == ("entry",)


def test_a_private_part_is_read_whole_or_not_at_all_and_can_be_forgotten():
    act = recorded(private={"name": "Айгүл", "born": 1990})
    assert queries.private_part_of(act) == {"name": "Айгүл", "born": 1990}
    assert queries.private_part_of(recorded()) is None
    seal_all()
    reach_past_the_guards('UPDATE acts_privatepart SET content = \'{"name": "N", "born": 1990}\'')
    with pytest.raises(RecordDamaged, match="not what was recorded"):
        queries.private_part_of(act)
    assert forget(act)
    assert not forget(act)
    assert not PrivatePart.objects.exists()
    assert queries.private_part_of(act) is None
    assert queries.prove(Act.objects.get(pk=act.pk)).wrong == ()
