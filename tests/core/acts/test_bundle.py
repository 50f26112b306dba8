"""A bundle holds what was sealed and public, always in the same bytes, and its README proves it too."""

import io
import json
import subprocess
import sys
import zipfile

import pytest
from django.db import connection

from tapshyryk.core.acts.actions.seal import seal_all
from tapshyryk.core.acts.bundle import NothingToExport, order_named, write_bundle
from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.container import NAMES
from tapshyryk.core.acts.domain.entry import RecordDamaged
from tapshyryk.core.acts.domain.notes import Note
from tapshyryk.core.acts.domain.readme import readme, script
from tapshyryk.core.acts.models import Act
from tests.core.acts.bundles import SECRET, bundle_of, files_of, notes_of, sealed_record
from tests.core.acts.drafts import ORDER, recorded
from tests.core.acts.test_seal import reach_past_the_guards

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signing_key")]


@pytest.fixture
def record(monkeypatch, signing_key):
    """27 acts on 5 January, 25 January, 14 February; every fourth of a day hidden, every second of ORDER."""
    sealed_record(monkeypatch)


@pytest.mark.usefixtures("record")
class TestWholeRecord:
    def test_it_holds_every_public_act_and_the_hash_of_every_other(self, tmp_path):
        files = files_of(bundle_of(tmp_path))
        assert tuple(files) == NAMES
        acts = list(Act.objects.order_by("leaf__index"))
        entries = files["entries.jsonl"].decode().split("\n")
        assert entries == [act.entry if act.public else "" for act in acts] + [""]
        assert entries.count("") == 6 + 1
        leaves = files["leaves.txt"].decode().splitlines()
        assert leaves == [f"{at} {bytes(act.leaf_hash).hex()}" for at, act in enumerate(acts, 1)]

    def test_nothing_of_a_hidden_act_is_in_it(self, tmp_path):
        content = b"".join(files_of(bundle_of(tmp_path)).values())
        hidden = Act.objects.filter(public=False)
        assert SECRET in hidden[0].entry
        assert SECRET.encode() not in content
        for act in hidden:
            assert str(act.pk).encode() not in content
            assert act.content["nonce"].encode() not in content

    def test_the_same_record_gives_the_same_bytes(self, tmp_path):
        assert bundle_of(tmp_path) == bundle_of(tmp_path)

    def test_ordinary_tools_open_it(self, tmp_path):
        with zipfile.ZipFile(io.BytesIO(bundle_of(tmp_path))) as archive:
            assert archive.testzip() is None
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def test_it_keeps_the_last_checkpoint_of_each_day(self, tmp_path, signing_key):
        notes = [Note.read(note) for note in notes_of(files_of(bundle_of(tmp_path)))]
        assert [CheckpointText.read(note.text).size for note in notes] == [9, 18, 27]
        assert all(note.signed_by((signing_key.verifier,)) for note in notes)

    def test_what_waits_to_be_sealed_is_not_in_it(self, tmp_path):
        recorded()
        assert files_of(bundle_of(tmp_path))["leaves.txt"].count(b"\n") == 27


@pytest.mark.usefixtures("record")
class TestOneOrder:
    def test_it_holds_the_orders_public_acts_each_with_its_proof(self, tmp_path):
        files = files_of(bundle_of(tmp_path, ORDER))
        entries = [json.loads(line) for line in files["entries.jsonl"].splitlines()]
        # Of nine acts a day the 2nd, 4th, 6th and 8th are of the order; the 4th and 8th are hidden.
        assert [entry["detail"]["number"] for entry in entries] == [1, 5] * 3
        assert {entry["order"] for entry in entries} == {str(ORDER)}
        leaves = [line.split() for line in files["leaves.txt"].decode().splitlines()]
        assert [int(leaf[0]) for leaf in leaves] == [2, 6, 11, 15, 20, 24]
        assert len(leaves[0]) == 2 + 5

    def test_its_checkpoints_are_the_last_of_each_month_proven_to_follow(self, tmp_path):
        lines = files_of(bundle_of(tmp_path, ORDER))["checkpoints.jsonl"].splitlines()
        assert [json.loads(line)["note"].split("\n")[1] for line in lines] == ["18", "27"]
        assert json.loads(lines[0])["consistency"] == []
        assert json.loads(lines[1])["consistency"] != []

    def test_an_order_is_named_by_its_slug_or_key(self):
        assert order_named("day-centre-2026") is None
        recorded(subject_type="order", subject_id=ORDER, subject_label="osh-day-centre")
        assert order_named("osh-day-centre") == ORDER
        assert order_named(str(ORDER)) == ORDER
        assert order_named("018f0000-0000-7000-8000-0000000000ff") is None


@pytest.mark.parametrize("order", [None, ORDER])
def test_the_program_in_the_readme_says_yes_and_no(tmp_path, monkeypatch, order):
    sealed_record(monkeypatch)
    bundle = tmp_path / "bundle.zip"
    write_bundle(bundle, order=order)
    program = script(order=order is not None)
    written = files_of(bundle.read_bytes())["README.txt"].decode()
    assert written == readme(order=order is not None)
    assert "\n".join(line[4:] for line in written.splitlines() if line.startswith("    ")) == "\n".join(
        line for line in program.splitlines() if line
    )
    said = subprocess.run([sys.executable, "-c", program, bundle], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("6 entries" if order else "27 entries")
    with zipfile.ZipFile(bundle) as archive:
        files = {name: archive.read(name) for name in NAMES}
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content.replace(b'"day":1', b'"day":2') if name == NAMES[1] else content)
    said = subprocess.run(
        [sys.executable, "-c", program, bundle], capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert "entry 1" in said.stderr
    assert "was changed" in said.stderr


def test_an_empty_record_is_not_exported(tmp_path):
    with pytest.raises(NothingToExport):
        write_bundle(tmp_path / "b.zip")
    recorded(order=None)
    seal_all()
    with pytest.raises(NothingToExport, match="order"):
        write_bundle(tmp_path / "b.zip", order=ORDER)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        "entry = replace(entry, 'draft', 'daft')",
        "public = NOT public",
        '"order" = NULL',
        "verb = 'cancel_call'",
    ],
)
def test_a_record_changed_past_the_guards_is_not_exported(tmp_path, change):
    recorded()
    seal_all()
    reach_past_the_guards(f"UPDATE acts_act SET {change}")
    before = tmp_path / "b.zip"
    before.write_bytes(b"an earlier bundle")
    with pytest.raises(RecordDamaged, match="Entry 1"):
        write_bundle(before)
    assert before.read_bytes() == b"an earlier bundle"
    assert list(tmp_path.iterdir()) == [before]
    connection.check_constraints()
