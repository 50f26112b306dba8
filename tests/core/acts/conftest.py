"""What tests of the record are given: a key of their own, bundles, a verifier of bytes."""

import pytest

from tapshyryk.core.acts import keys
from tapshyryk.core.acts.domain.verification import verify_bundle
from tests.core.acts.bundles import KEY, bundle_of, sealed_record


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


@pytest.fixture
def make(monkeypatch, tmp_path, signing_key):
    """Makes a bundle of a small record, or of one order in it."""

    def bundle(order=None, days=3):
        sealed_record(monkeypatch, days=days)
        return bundle_of(tmp_path, order)

    return bundle


@pytest.fixture
def verify(tmp_path):
    """Verifies bytes as if they were a file."""

    def run(content, **options):
        file = tmp_path / "given.zip"
        file.write_bytes(content)
        return verify_bundle(file, **options)

    return run
