"""Signed notes and checkpoints have one exact form, and it is the form other transparency logs read."""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.notes import BadNote, Note, SignerKey, VerifierKey

pytestmark = pytest.mark.pure

# The keys and the note of the example in the C2SP signed-note text and in Go's x/mod/sumdb/note.
PUBLISHED_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PUBLISHED_SIGNER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLISHED_NOTE = """\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""

KEY = SignerKey("record.example/acts", bytes(range(32)))
MORNING = datetime(2026, 3, 2, 6, 0, 5, tzinfo=UTC)
CHECKPOINT = CheckpointText("record.example/acts", 8, b"\x5d" * 32, MORNING)


def test_a_note_published_elsewhere_is_read_and_accepted():
    key = VerifierKey.read(PUBLISHED_VERIFIER)
    note = Note.read(PUBLISHED_NOTE)
    assert str(key) == PUBLISHED_VERIFIER
    assert note.key_id == "c74f20a3"
    assert note.signed_by((key,)) == key
    assert SignerKey.read(PUBLISHED_SIGNER).sign(note.text) == PUBLISHED_NOTE


def test_a_checkpoint_reads_as_four_lines_and_a_signature():
    root = base64.b64encode(b"\x5d" * 32).decode()
    assert str(CHECKPOINT) == f"record.example/acts\n8\n{root}\ntime 2026-03-02T06:00:05Z\n"
    note = Note.read(KEY.sign(str(CHECKPOINT)))
    assert CheckpointText.read(note.text) == CHECKPOINT
    assert note.signed_by((KEY.verifier,)) == KEY.verifier


def test_keys_are_written_and_read_again_and_the_secret_half_is_not_printed():
    assert SignerKey.read(KEY.written() + "\n") == KEY
    assert VerifierKey.read(str(KEY.verifier)) == KEY.verifier
    assert KEY.written() not in repr(KEY)
    assert base64.b64encode(KEY.seed).decode()[:10] not in f"{KEY!r} {KEY}"
    assert SignerKey.new("a").seed != SignerKey.new("a").seed


@pytest.mark.parametrize("name", ["", "with blank", "with+plus", "line\nfeed"])
def test_a_name_that_cannot_stand_in_a_note_is_refused(name):
    with pytest.raises(BadNote):
        SignerKey.new(name)


def test_a_note_of_another_key_is_not_accepted():
    note = Note.read(SignerKey.new("record.example/acts").sign(str(CHECKPOINT)))
    assert note.signed_by((KEY.verifier,)) is None


NOTE = KEY.sign(str(CHECKPOINT)).encode()


@given(st.integers(0, len(NOTE) - 1), st.integers(1, 255))
def test_any_changed_byte_of_a_note_shows(at, flip):
    changed = NOTE[:at] + bytes([NOTE[at] ^ flip]) + NOTE[at + 1 :]
    try:
        note = Note.read(changed.decode())
    except (BadNote, UnicodeDecodeError):
        return
    assert note.signed_by((KEY.verifier,)) is None


def test_a_second_way_to_write_the_same_signature_is_refused():
    # 68 bytes leave two bits unused in the last sign before the padding.
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    note = NOTE.decode()
    other = note[:-3] + signs[signs.index(note[-3]) + 1] + note[-2:]
    assert base64.b64decode(note.split(" ")[-1]) == base64.b64decode(other.split(" ")[-1])
    with pytest.raises(BadNote):
        Note.read(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "record\n8\n",
        str(CHECKPOINT) + "more\n",
        str(CHECKPOINT).replace("\n8\n", "\n08\n"),
        str(CHECKPOINT).replace("\n8\n", "\n-8\n"),
        str(CHECKPOINT).replace("time ", "time  "),
        str(CHECKPOINT).replace("XV1d", "XV1"),
    ],
)
def test_a_checkpoint_has_one_exact_form(text):
    with pytest.raises(BadNote):
        CheckpointText.read(text)
