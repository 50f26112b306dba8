"""The signing key is made once, kept for its owner alone, and never silently replaced."""

import stat

import pytest

from tapshyryk.config import environment
from tapshyryk.core.acts import keys

pytestmark = pytest.mark.pure


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A writable folder of the test's own, without a key given by the environment."""
    monkeypatch.setenv("TAPSHYRYK_VAR", str(tmp_path))
    monkeypatch.delenv("TAPSHYRYK_SIGNING_KEY", raising=False)
    environment.current.cache_clear()
    yield tmp_path / "keys"
    environment.current.cache_clear()


def test_a_new_key_is_kept_for_its_owner_and_its_public_half_beside_it(folder):
    assert not keys.present()
    made = keys.create_signing_key("record.example/acts")
    assert keys.signing_key() == made
    assert keys.present()
    assert stat.S_IMODE((folder / "record.key").stat().st_mode) == 0o600
    assert (folder / "record.pub").read_text() == f"{made.verifier}\n"


def test_a_key_is_never_overwritten():
    made = keys.create_signing_key()
    with pytest.raises(keys.KeyTrouble, match="never overwritten"):
        keys.create_signing_key()
    assert keys.signing_key() == made


def test_a_missing_or_broken_key_says_what_to_do(folder):
    with pytest.raises(keys.KeyTrouble, match="put it back"):
        keys.signing_key()
    folder.mkdir()
    (folder / "record.key").write_text("nothing of a key")
    with pytest.raises(keys.KeyTrouble, match="not in the form"):
        keys.signing_key()
    (folder / "record.key").unlink()
    (folder / "record.key").mkdir()
    with pytest.raises(keys.KeyTrouble, match="cannot be read"):
        keys.signing_key()


def test_the_environment_gives_the_key_itself_or_its_file(tmp_path, monkeypatch):
    made = keys.create_signing_key()

    def give(value):
        monkeypatch.setenv("TAPSHYRYK_SIGNING_KEY", value)
        environment.current.cache_clear()

    (tmp_path / "elsewhere").write_text(made.written())
    give(str(tmp_path / "elsewhere"))
    assert keys.signing_key() == made
    assert keys.key_file() == tmp_path / "elsewhere"
    give(made.written())
    assert keys.signing_key() == made
    assert keys.present()


def test_a_record_is_named_after_the_sites_host(monkeypatch):
    assert keys.default_origin() == "tapshyryk/record"
    monkeypatch.setenv("TAPSHYRYK_HOSTS", "orders.example, www.orders.example")
    environment.current.cache_clear()
    assert keys.default_origin() == "orders.example/record"
    monkeypatch.setenv("TAPSHYRYK_SITE_URL", "https://social.example:8443")
    environment.current.cache_clear()
    assert keys.create_signing_key().name == "social.example/record"


def test_a_name_that_cannot_be_signed_for_is_refused():
    with pytest.raises(keys.KeyTrouble, match="no blanks"):
        keys.create_signing_key("our record")
