"""Keys made one after another sort one after another, as RFC 9562 lays version 7 out."""

import time

import pytest

from tapshyryk.core import ids

pytestmark = pytest.mark.pure


def test_a_key_carries_version_variant_and_the_present_millisecond():
    before = time.time_ns() // 1_000_000
    made = ids.uuid7()
    after = time.time_ns() // 1_000_000
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert before <= made.int >> 80 <= after + 1


def test_the_fields_stand_where_the_rfc_puts_them(monkeypatch):
    # RFC 9562, appendix A.6: 2022-02-22 14:22:22 -05:00 is 0x017F22E279B0 milliseconds.
    monkeypatch.setattr(ids, "_last", 0)
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0x017F22E279B0 * 1_000_000 + 500_000)
    monkeypatch.setattr(ids.secrets, "randbits", lambda bits: 0x18C4DC0C0C07398F)
    # Half a millisecond is 2048 of 4096 steps, 0x800.
    assert str(ids.uuid7()) == "017f22e2-79b0-7800-98c4-dc0c0c07398f"


def test_keys_keep_the_order_of_making_even_when_the_clock_stands_still_or_is_set_back(monkeypatch):
    moments = iter([2_000_000_000] * 5000 + [1_000_000_000] * 5000)
    monkeypatch.setattr(ids, "_last", 0)
    monkeypatch.setattr(ids.time, "time_ns", lambda: next(moments))
    made = [ids.uuid7() for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == 10_000
