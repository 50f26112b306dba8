"""A bundle that was changed anywhere is refused, and the place is named."""

import json

import pytest

from tapshyryk.core.acts.domain.merkle import leaf_hash
from tapshyryk.core.acts.domain.notes import Note, SignerKey
from tests.core.acts.bundles import KEY, codes, files_of, line_changed, notes_of, packed_again
from tests.core.acts.drafts import ORDER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signing_key")]


def test_a_whole_record_is_whole(make, verify):
    report = verify(make())
    assert report.findings == []
    assert report.whole
    assert (report.kind, report.entries, report.hidden, report.size) == ("record", 21, 6, 27)
    assert (report.checkpoints, report.keys, report.trusted) == (3, (str(KEY.verifier),), False)


def test_the_bundle_of_an_order_is_whole(make, verify):
    report = verify(make(ORDER), keys=[KEY.verifier])
    assert report.findings == []
    assert (report.kind, report.order, report.entries, report.size) == ("order", str(ORDER), 6, 27)
    assert report.trusted


def test_a_changed_entry_is_named_by_its_number_whatever_it_was_packed_with(make, verify):
    files = files_of(make())
    files["entries.jsonl"] = line_changed(
        files["entries.jsonl"], 11, lambda line: line.replace("жол".encode(), "суу".encode())
    )
    report = verify(packed_again(files))
    assert codes(report) == {("entry_leaf", "entries.jsonl", 11)}


def forged_leaf(files, number):
    """The files with an entry changed and its leaf made to fit."""
    entry = files["entries.jsonl"].split(b"\n")[number - 1].replace(b'"draft"', b'"daft"')
    words = files["leaves.txt"].split(b"\n")[number - 1].split(b" ")
    words[1] = leaf_hash(entry).hex().encode()
    files["entries.jsonl"] = line_changed(files["entries.jsonl"], number, lambda _: entry)
    files["leaves.txt"] = line_changed(files["leaves.txt"], number, lambda _: b" ".join(words))


def test_an_entry_and_its_leaf_forged_together_break_every_root_signed_since(make, verify):
    files = files_of(make())
    forged_leaf(files, 11)
    assert codes(verify(packed_again(files))) == {
        ("checkpoint_root", "checkpoints.jsonl", 2),
        ("checkpoint_root", "checkpoints.jsonl", 3),
    }


def test_an_orders_entry_forged_with_its_leaf_has_no_proof(make, verify):
    files = files_of(make(ORDER))
    forged_leaf(files, 3)
    assert codes(verify(packed_again(files, order=ORDER))) == {("entry_proof", "leaves.txt", 3)}


def test_a_hidden_act_cannot_be_given_another_content(make, verify):
    files = files_of(make())
    files["entries.jsonl"] = line_changed(files["entries.jsonl"], 4, lambda _: b'{"v":1}')
    assert codes(verify(packed_again(files))) == {("entry_leaf", "entries.jsonl", 4)}


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("leaves.txt", lambda c: c.replace(b"\n5 ", b"\n05 "), ("leaf_form", "leaves.txt", 5)),
        ("leaves.txt", lambda c: line_changed(c, 5, bytes.upper), ("leaf_form", "leaves.txt", 5)),
        ("leaves.txt", lambda c: line_changed(c, 4, bytes.upper), ("leaf_form", "leaves.txt", 4)),
        ("leaves.txt", lambda c: line_changed(c, 5, lambda _: b"5 x"), ("leaf_form", "leaves.txt", 5)),
        ("leaves.txt", lambda c: c + b"28 " + b"00" * 32 + b"\n", ("unequal", "entries.jsonl", 28)),
        ("entries.jsonl", lambda c: c + b"{}\n", ("unequal", "leaves.txt", 28)),
        ("entries.jsonl", lambda c: c[: c[:-1].rindex(b"\n") + 1], ("unequal", "entries.jsonl", 27)),
        ("checkpoints.jsonl", lambda c: b"", ("no_checkpoint", "checkpoints.jsonl", None)),
        ("checkpoints.jsonl", lambda c: c[: c.rindex(b'{"c')], ("too_many", "entries.jsonl", 19)),
        ("checkpoints.jsonl", lambda c: c + c, ("checkpoint_order", "checkpoints.jsonl", 4)),
        ("checkpoints.jsonl", lambda c: b"[]\n" + c, ("checkpoint_form", "checkpoints.jsonl", 1)),
        ("checkpoints.jsonl", lambda c: b"[" * 9999 + b"\n" + c, ("checkpoint_form", "checkpoints.jsonl", 1)),
        (
            "checkpoints.jsonl",
            lambda c: c.replace(b'":', b'" :', 1),
            ("checkpoint_form", "checkpoints.jsonl", 1),
        ),
        ("keys.txt", lambda c: c + b"\n", ("key_form", "keys.txt", 2)),
        ("keys.txt", lambda c: c + b"who\n", ("key_form", "keys.txt", 2)),
        ("keys.txt", lambda c: b"\xff" * 2_000_000, ("unpack", "keys.txt", 1)),
    ],
)
def test_each_thing_that_may_not_fit_has_its_own_finding(make, verify, name, change, expected):
    files = files_of(make())
    files[name] = change(files[name])
    assert expected in codes(verify(packed_again(files), keys=[KEY.verifier]))


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("leaves.txt", lambda c: c.replace(b"2 ", b"02 ", 1), ("leaf_form", "leaves.txt", 1)),
        ("leaves.txt", lambda c: c.replace(b"2 ", b"3 ", 1), ("entry_proof", "leaves.txt", 1)),
        ("leaves.txt", lambda c: line_changed(c, 2, lambda _: b""), ("leaf_form", "leaves.txt", 2)),
        ("leaves.txt", lambda c: line_changed(c, 2, lambda x: x[:-65]), ("entry_proof", "leaves.txt", 2)),
        ("entries.jsonl", lambda c: c + b"{}\n", ("unequal", "leaves.txt", 7)),
        (
            "checkpoints.jsonl",
            lambda c: line_changed(c, 2, lambda x: b'{"consistency":[],' + x[x.index(b'"note"') :]),
            ("checkpoint_history", "checkpoints.jsonl", 2),
        ),
    ],
)
def test_each_thing_that_may_not_fit_in_an_order_has_its_own_finding(make, verify, name, change, expected):
    files = files_of(make(ORDER))
    files[name] = change(files[name])
    assert expected in codes(verify(packed_again(files, order=ORDER)))


def test_an_entry_of_another_order_does_not_pass_for_one_of_this(make, verify):
    files = files_of(make(ORDER))
    other = "018f0000-0000-7000-8000-0000000000d2"
    report = verify(packed_again(files, order=other))
    assert ("entry_order", "entries.jsonl", 1) in codes(report)


def test_somebody_elses_signature_passes_only_where_nobody_asks_whose_it_is(make, verify):
    files = files_of(make())
    stranger = SignerKey.new(KEY.name)
    lines = []
    for note in notes_of(files):
        signed = stranger.sign(Note.read(note).text)
        lines.append(
            json.dumps({"consistency": [], "note": signed}, ensure_ascii=False, separators=(",", ":"))
        )
    files["checkpoints.jsonl"] = "".join(f"{line}\n" for line in lines).encode()
    files["keys.txt"] = f"{stranger.verifier}\n".encode()
    forged = packed_again(files, key=stranger)
    alone = verify(forged)
    assert alone.whole
    assert not alone.trusted
    assert alone.keys == (str(stranger.verifier),)
    asked = verify(forged, keys=[KEY.verifier])
    assert {finding.code for finding in asked.findings} == {"manifest_signature", "checkpoint_signature"}


class TestAKeptCheckpoint:
    def test_it_is_continued_by_the_record_it_was_taken_from(self, make, verify):
        bundle = make()
        for note in notes_of(files_of(bundle)):
            assert verify(bundle, kept=Note.read(note)).whole

    def test_a_record_rewritten_and_signed_again_does_not_continue_it(self, make, verify):
        files = files_of(make())
        kept = Note.read(notes_of(files)[1])
        text = kept.text.replace(kept.text.split("\n")[2], notes_of(files)[0].split("\n")[2])
        report = verify(packed_again(files), kept=Note.read(KEY.sign(text)))
        assert codes(report) == {("kept_root", "kept", None)}

    def test_a_shorter_record_and_a_strangers_signature_are_told(self, make, verify):
        bundle = make()
        text = Note.read(notes_of(files_of(bundle))[-1]).text.replace("\n27\n", "\n28\n")
        stranger = SignerKey.new(KEY.name)
        report = verify(bundle, kept=Note.read(stranger.sign(text)))
        assert codes(report) == {("kept_ahead", "kept", None), ("kept_signature", "kept", None)}

    def test_one_orders_bundle_answers_only_for_checkpoints_it_holds(self, make, verify):
        bundle = make(ORDER)
        note = Note.read(notes_of(files_of(bundle))[0])
        assert verify(bundle, kept=note).whole
        missing = Note.read(KEY.sign(note.text.replace("\n18\n", "\n17\n")))
        assert codes(verify(bundle, kept=missing)) == {("kept_unknown", "kept", None)}
        other = Note.read(KEY.sign(note.text.replace(note.text.split("\n")[2], "A" * 43 + "=")))
        assert codes(verify(bundle, kept=other)) == {("kept_root", "kept", None)}
