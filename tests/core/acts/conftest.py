"""A signing key of the test's own."""

import pytest

from tapshyryk.core.acts import keys
from tapshyryk.core.acts.domain.notes import SignerKey

KEY = SignerKey("record.example/acts", bytes(range(32)))


@pytest.fixture
def sign_with(monkeypatch):
    """Lets the record be signed with the key given to it, or with the one kept in `var` for None."""

    def give(key):
        monkeypatch.setattr(keys, "_given", lambda: key.written() if key else "")

    return give


@pytest.fixture
def signing_key(sign_with):
    """The key every checkpoint of this test is signed with."""
    sign_with(KEY)
    return KEY
