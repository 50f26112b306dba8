"""A key is written once, whole, and for one pair of eyes."""

import stat
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tapshyryk.config import keys

pytestmark = pytest.mark.pure


def test_a_key_is_written_once_and_readable_by_its_owner_only(tmp_path):
    place = tmp_path / "keys" / "secret"
    assert keys.write_once(place, b"first") is True
    assert keys.write_once(place, b"second") is False
    assert place.read_bytes() == b"first"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [file.name for file in place.parent.iterdir()] == ["secret"]


def test_threads_that_write_the_first_key_at_once_leave_one_whole_key(tmp_path):
    place = tmp_path / "keys" / "secret"
    offered = [bytes([letter]) * 4096 for letter in b"abcdefgh"]
    with ThreadPoolExecutor(len(offered)) as together:
        written = list(together.map(partial(keys.write_once, place), offered))
    assert written.count(True) == 1
    assert place.read_bytes() == offered[written.index(True)]
    assert [file.name for file in place.parent.iterdir()] == ["secret"]


def test_a_made_key_is_long_and_never_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("TAPSHYRYK_VAR", str(tmp_path / "a"))
    assert keys.make_secret_key() is True
    first = keys.read_secret_key()
    monkeypatch.setenv("TAPSHYRYK_VAR", str(tmp_path / "b"))
    assert keys.read_secret_key() == ""
    keys.make_secret_key()
    assert len(first) > 50
    assert keys.read_secret_key() != first
