"""A signing key of the test's own."""

import pytest

from tapshyryk.core.acts.domain.notes import SignerKey

KEY = SignerKey("record.example/acts", bytes(range(32)))


@pytest.fixture
def signing_key(monkeypatch):
    """The key every checkpoint of this test is signed with."""
    monkeypatch.setenv("TAPSHYRYK_SIGNING_KEY", KEY.written())
    return KEY
