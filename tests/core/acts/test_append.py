"""An appended act is its canonical entry, hashed as RFC 6962 hashes a leaf, with nothing private in it."""

import hashlib
import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tapshyryk.core import clock
from tapshyryk.core.acts.actions.append import append
from tapshyryk.core.acts.domain.entry import NotRecordable
from tapshyryk.core.acts.models import Act, Pending, PrivatePart
from tests.core.acts.drafts import CALL, MUNICIPALITY, NOON, ORDER, draft, recorded

pytestmark = pytest.mark.django_db


def test_the_entry_is_the_whole_act_in_canonical_json():
    act = recorded(documents=[{"name": "call.pdf", "sha256": "ab" * 32, "size": 1200}])
    recorded_at = act.recorded_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert act.entry == (
        '{"actor":{"body":"municipality:018f0000-0000-7000-8000-0000000000e1","kind":"person",'
        '"ref":"person:018f0000-0000-7000-8000-000000000001","role":"municipal_specialist"},'
        '"at":"2026-03-02T06:00:00.000000Z",'
        '"detail":{"closes_at":"2026-03-02T06:00:00.000000Z","weights":[60,40]},'
        f'"documents":[{{"name":"call.pdf","sha256":"{"ab" * 32}","size":1200}}],'
        f'"from":"draft","id":"{act.id}","municipality":"{MUNICIPALITY}","order":"{ORDER}","overrides":[],'
        f'"private":"","public":true,"recorded_at":"{recorded_at}","rulebook":"kg@2026-01-01",'
        f'"subject":{{"id":"{CALL}","label":"day-centre-2026","type":"call"}},"to":"open","v":1,'
        '"verb":"publish_call"}'
    )
    assert act.leaf_hash == hashlib.sha256(b"\x00" + act.entry.encode()).digest()


def test_columns_and_properties_say_what_the_entry_says():
    act = Act.objects.get(pk=recorded(overrides=[{"rule": "a.b", "reason": "written"}]).pk)
    assert (act.at, act.order, act.municipality, act.subject_id) == (NOON, ORDER, MUNICIPALITY, CALL)
    assert act.detail == {"closes_at": "2026-03-02T06:00:00.000000Z", "weights": [60, 40]}
    assert act.overrides == [{"rule": "a.b", "reason": "written"}]
    assert (act.documents, act.rulebook, act.private_commitment) == ([], "kg@2026-01-01", "")
    assert bytes(act.leaf_hash) == hashlib.sha256(b"\x00" + act.entry.encode()).digest()


def test_an_act_without_a_moment_takes_the_products_clock_and_keeps_the_real_time_beside_it():
    moment = datetime(2025, 5, 5, 5, 5, tzinfo=UTC)
    with clock.at(moment):
        act = recorded(at=None)
    assert act.at == moment
    assert act.recorded_at.year >= 2026


@pytest.mark.parametrize(
    ("detail", "where"),
    [
        ({"share": 0.2}, "detail.share"),
        ({"rows": [{"sum": 1.5}]}, "detail.rows[0].sum"),
        ({"at": datetime(2026, 1, 1)}, "time zone"),  # noqa: DTZ001 - the missing zone is what is refused
        ({"who": object()}, "detail.who"),
        ({"names": {1: "one"}}, "detail.names"),
        ({"text": "a\x00b"}, "detail.text"),
        ({"text": "\ud800"}, "detail.text"),
        ({"sum": 2**53}, "detail.sum"),
        ({"sum": -(2**53)}, "detail.sum"),
        ({"\U0001f600": 1}, "cannot be sorted"),
        ({"a\x00": 1}, "detail"),
        ({"text": "ж" * 33_000}, "more than 65536"),
    ],
)
def test_values_without_an_exact_form_are_refused_by_name(detail, where):
    with transaction.atomic(), pytest.raises(NotRecordable, match=where.replace("[", r"\[")):
        append(draft(detail=detail))
    assert not Act.objects.exists()


def test_a_text_too_long_for_its_column_is_refused_on_every_engine():
    with pytest.raises(NotRecordable, match="subject_label"):
        recorded(subject_label="x" * 201)


def test_the_private_part_is_bound_by_a_salted_hash_and_stays_out_of_the_entry():
    act = recorded(private={"name": "Айгүл", "born": NOON.date()})
    part = PrivatePart.objects.get(act=act)
    assert part.content == {"name": "Айгүл", "born": "2026-03-02"}
    bare = '{"born":"2026-03-02","name":"Айгүл"}'.encode()
    assert act.private_commitment == hashlib.sha256(bytes(part.salt) + bare).hexdigest()
    assert "Айгүл" not in act.entry
    assert len(part.salt) == 32


def test_the_same_private_part_twice_gives_two_commitments():
    assert (
        recorded(private={"vote": "yes"}).private_commitment
        != recorded(private={"vote": "yes"}).private_commitment
    )


def test_a_hidden_act_is_blinded_and_a_public_one_is_not():
    first, second = (json.loads(recorded(public=False).entry)["nonce"] for _ in range(2))
    assert len(first) == 32
    assert first != second
    assert "nonce" not in json.loads(recorded().entry)


def test_one_request_makes_one_act():
    key = uuid4()
    recorded(request_key=key)
    with pytest.raises(IntegrityError):
        recorded(request_key=key)
    recorded(request_key=None)
    recorded(request_key=None)
    assert Act.objects.count() == 3


def test_every_act_waits_to_be_sealed():
    act = recorded()
    assert list(Pending.objects.values_list("act_id", flat=True)) == [act.pk]


@pytest.mark.django_db(transaction=True)
def test_an_act_needs_the_transaction_of_its_deed():
    with pytest.raises(transaction.TransactionManagementError):
        append(draft())
    with transaction.atomic():
        append(draft())
        transaction.set_rollback(True)
    assert not Act.objects.exists()
    assert not Pending.objects.exists()


def test_an_actor_is_a_person_or_a_system():
    with pytest.raises(DatabaseError):
        recorded(actor_kind="admin")
