"""Sealing gives every act its one place in the tree, without holding up those who write."""

import threading

import pytest
from django.db import connection, connections, transaction

from tapshyryk.core.acts import guarding, keys, stored_tree
from tapshyryk.core.acts.actions.append import append
from tapshyryk.core.acts.actions.seal import seal_all, seal_pending
from tapshyryk.core.acts.domain import merkle
from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.entry import RecordDamaged
from tapshyryk.core.acts.domain.notes import Note, SignerKey
from tapshyryk.core.acts.models import Act, Checkpoint, Leaf, Node, Pending, SealingKey
from tests.core.acts.drafts import draft, recorded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signing_key")]


def record_many(count):
    with transaction.atomic():
        return [append(draft(detail={"n": number})) for number in range(count)]


def recomputed_root(size):
    edge = merkle.Edge()
    for entry in Act.objects.order_by("leaf__index").values_list("entry", flat=True)[:size]:
        edge.add(merkle.leaf_hash(entry.encode()))
    return edge.root()


def test_sealing_nothing_signs_nothing():
    assert seal_pending() == 0
    assert not Checkpoint.objects.exists()


def test_acts_are_sealed_in_batches_in_the_order_of_recording(signing_key):
    acts = record_many(5)
    assert [seal_pending(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert list(Leaf.objects.order_by("index").values_list("index", "act_id")) == [
        (number, act.pk) for number, act in enumerate(acts)
    ]
    assert not Pending.objects.exists()
    assert [point.size for point in Checkpoint.objects.order_by("size")] == [2, 4, 5]
    for point in Checkpoint.objects.all():
        note = Note.read(point.note)
        text = CheckpointText.read(note.text)
        assert note.signed_by((signing_key.verifier,))
        assert (text.origin, text.size, text.root) == ("record.example/acts", point.size, bytes(point.root))
        assert bytes(point.root) == recomputed_root(point.size)
    assert list(SealingKey.objects.values_list("verifier", flat=True)) == [str(signing_key.verifier)]


@pytest.mark.parametrize("batch", [5, 16, 1000])
def test_the_stored_tree_is_the_same_however_it_was_batched(batch):
    record_many(300)
    while seal_pending(limit=batch):
        pass
    assert bytes(Checkpoint.objects.order_by("-size")[0].root) == recomputed_root(300)
    # 300 leaves: 18 full groups of 16 at level 4, one full group of 256 at level 8.
    assert Node.objects.filter(level=4).count() == 18
    assert Node.objects.filter(level=8).count() == 1
    assert Node.objects.count() == 19


def test_every_leaf_and_every_past_is_proven_from_stored_hashes(django_assert_max_num_queries):
    record_many(130)
    while seal_pending(limit=43):
        pass
    root = recomputed_root(130)
    for leaf in Leaf.objects.all():
        with django_assert_max_num_queries(2):
            proof = stored_tree.inclusion_proof(leaf.index, 130)
        assert merkle.includes(leaf=bytes(leaf.hash), index=leaf.index, size=130, proof=proof, root=root)
    for old in (1, 15, 16, 17, 43, 86, 129, 130):
        proof = stored_tree.consistency_proof(old, 130)
        assert merkle.extends(old=old, old_root=recomputed_root(old), new=130, new_root=root, proof=proof)


def test_the_first_sealing_makes_the_key_when_nobody_has(tmp_path, monkeypatch, sign_with):
    monkeypatch.setenv("TAPSHYRYK_VAR", str(tmp_path))
    sign_with(None)
    recorded()
    assert seal_all() == 1
    assert SealingKey.objects.get().verifier == str(keys.signing_key().verifier)
    (tmp_path / "keys" / "record.key").unlink()
    recorded()
    with pytest.raises(keys.KeyTrouble, match="put it back"):
        seal_pending()


def test_a_record_goes_on_under_its_own_name(sign_with):
    recorded()
    seal_all()
    sign_with(SignerKey.new("other.example/acts"))
    recorded()
    with pytest.raises(keys.KeyTrouble, match=r"record\.example/acts"):
        seal_pending()


def test_a_new_key_of_the_same_name_signs_on_and_both_are_published(sign_with, signing_key):
    recorded()
    seal_all()
    fresh = SignerKey.new(signing_key.name)
    sign_with(fresh)
    recorded()
    seal_all()
    assert set(SealingKey.objects.values_list("verifier", flat=True)) == {
        str(signing_key.verifier),
        str(fresh.verifier),
    }
    assert Note.read(Checkpoint.objects.get(size=2).note).signed_by((fresh.verifier,))


def reach_past_the_guards(statement):
    connection.check_constraints()
    guarding.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.check_constraints()
    guarding.install(connection)


def test_an_act_changed_before_sealing_is_not_sealed():
    recorded()
    reach_past_the_guards("UPDATE acts_act SET entry = replace(entry, 'draft', 'daft')")
    with pytest.raises(RecordDamaged, match="not what was hashed"):
        seal_pending()


def test_a_tree_that_lost_its_root_does_not_grow():
    recorded()
    seal_all()
    reach_past_the_guards(
        "UPDATE acts_leaf SET hash = "
        + ("zeroblob(32)" if connection.vendor == "sqlite" else r"decode(repeat('00', 32), 'hex')")
    )
    recorded()
    with pytest.raises(RecordDamaged, match="root"):
        seal_pending()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_act_that_commits_late_is_sealed_next_time_and_holds_nobody_up():
    early, may_commit, written = [], threading.Event(), threading.Event()

    def slow_writer():
        try:
            with transaction.atomic():
                early.append(append(draft(subject_label="early")))
                written.set()
                may_commit.wait(20)
        finally:
            connections.close_all()

    thread = threading.Thread(target=slow_writer)
    thread.start()
    assert written.wait(20)
    late = recorded(subject_label="late")
    assert late.pk > early[0].pk
    assert seal_all() == 1
    may_commit.set()
    thread.join(20)
    assert seal_all() == 1
    assert list(Leaf.objects.order_by("index").values_list("act_id", flat=True)) == [late.pk, early[0].pk]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_only_one_seals_at_a_time_and_writers_go_on():
    recorded()
    sealed_elsewhere = []

    def in_a_thread(deed):
        def work():
            try:
                sealed_elsewhere.append(deed())
            finally:
                connections.close_all()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(20)
        assert not thread.is_alive()

    with transaction.atomic():
        assert seal_pending() == 1
        in_a_thread(seal_pending)
        in_a_thread(recorded)
    assert sealed_elsewhere[0] == 0
    assert seal_all() == 1
    assert Checkpoint.objects.order_by("-size")[0].size == 2


@pytest.mark.django_db(transaction=True)
def test_many_writers_and_sealers_at_once_lose_nothing():
    trouble = []

    def work(deed):
        try:
            for _ in range(15):
                deed()
        except Exception as error:
            trouble.append(error)
        finally:
            connections.close_all()

    deeds = [recorded] * 4 + [lambda: seal_pending(limit=5)] * 2
    threads = [threading.Thread(target=work, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    seal_all()
    assert trouble == []
    assert sorted(Leaf.objects.values_list("index", flat=True)) == list(range(60))
    assert Leaf.objects.values("act").distinct().count() == Act.objects.count() == 60
    assert bytes(Checkpoint.objects.order_by("-size")[0].root) == recomputed_root(60)
