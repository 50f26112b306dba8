"""`export bundle` and `verify` as they are typed."""

import argparse
import json
import os
import subprocess
import sys

import pytest

from tapshyryk import cli
from tapshyryk.core.acts import checks, commands, keys
from tapshyryk.core.acts.actions.seal import seal_all
from tapshyryk.core.acts.jobs import JOBS
from tapshyryk.core.acts.models import Pending
from tests.core.acts.bundles import KEY, files_of, notes_of, sealed_record
from tests.core.acts.drafts import ORDER, recorded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signing_key")]


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """No wish for another language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def bundle(monkeypatch, signing_key, tmp_path, capsys):
    """A bundle exported by the command."""
    sealed_record(monkeypatch)
    file = tmp_path / "record.zip"
    assert cli.main(["export", "bundle", str(file)]) == 0
    assert "21 entries of a record of 27" in capsys.readouterr().out
    return file


def test_an_exported_bundle_verifies(bundle, capsys):
    assert cli.main(["verify", str(bundle)]) == 0
    assert capsys.readouterr().out.startswith("The record is whole: 27 entries, 6 of them not public.")


def test_export_seals_what_waits(bundle, capsys):
    recorded()
    assert cli.main(["export", "bundle", str(bundle), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["entries"], result["size"]) == (22, 28)
    assert not Pending.objects.exists()


def test_one_order_is_exported_by_its_slug(bundle, capsys):
    recorded(subject_type="order", subject_id=ORDER, subject_label="osh-day-centre")
    assert cli.main(["export", "bundle", str(bundle), "--order", "osh-day-centre"]) == 0
    assert cli.main(["verify", str(bundle), "--lang", "ru"]) == 0
    assert "Открытые записи заказа (7) целы и входят в реестр из 28 записей." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["export", "bundle", "b.zip", "--order", "nowhere"], 2, "There is no order nowhere"),
        (["export", "bundle", "no/such/folder/b.zip"], 2, "There is no folder no/such/folder"),
        (["export", "bundle", "b.zip"], 1, "the record is empty"),
        (["verify", "nothing.zip"], 2, "nothing.zip cannot be read"),
        (["verify", "."], 2, ". cannot be read"),
        (["verify", "b.zip", "--key", "no.pub"], 2, "no.pub cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments, code, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_changed_bundle_is_refused_in_the_readers_language(bundle, capsys, monkeypatch):
    content = bytearray(bundle.read_bytes())
    content[-300] ^= 1
    bundle.write_bytes(content)
    monkeypatch.setenv("LANG", "ky_KG.UTF-8")
    assert cli.main(["verify", str(bundle)]) == 1
    said = capsys.readouterr().out
    assert "Топтом чыгарылган абалында эмес." in said
    assert f"Архивдин мазмун тизмесинин {len(content) - 300}-байты өзгөргөн." in said
    assert cli.main(["verify", str(bundle), "--json", "--lang", "en"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert result["whole"] is False
    assert result["findings"][0]["code"] == "directory"
    assert result["findings"][0]["sentence"].startswith("The archive's table of contents was changed")


def test_something_that_is_no_bundle_is_refused(tmp_path, capsys):
    (tmp_path / "letter.zip").write_text("dear reader")
    assert cli.main(["verify", str(tmp_path / "letter.zip"), "--lang", "ru"]) == 1
    assert "не архив zip" in capsys.readouterr().err


def test_the_readers_own_key_and_checkpoint_are_asked_for(bundle, tmp_path, capsys):
    (tmp_path / "record.pub").write_text(f"\n{KEY.verifier}\n")
    (tmp_path / "kept").write_text(notes_of(files_of(bundle.read_bytes()))[0])
    asked = [
        "verify",
        str(bundle),
        "--key",
        str(tmp_path / "record.pub"),
        "--checkpoint",
        str(tmp_path / "kept"),
    ]
    assert cli.main(asked) == 0
    assert "Verified with the key you gave" in capsys.readouterr().out
    for name in ("record.pub", "kept"):
        (tmp_path / name).write_text("neither key nor checkpoint")
        assert cli.main(asked) == 2
        assert "--key wants a file of public keys" in capsys.readouterr().err
        (tmp_path / "record.pub").write_text(str(KEY.verifier))


def test_verify_needs_neither_django_nor_a_database(bundle, tmp_path):
    program = (
        "import sys; from tapshyryk.cli import main; code = main(['verify', sys.argv[1]]); "
        "assert not any(name.partition('.')[0] == 'django' for name in sys.modules); sys.exit(code)"
    )
    bare = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TAPSHYRYK_VAR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", program, bundle], env=bare, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The record is whole")


def test_init_makes_the_signing_key_once(sign_with, monkeypatch, tmp_path):
    sign_with(None)
    monkeypatch.setenv("TAPSHYRYK_VAR", str(tmp_path))
    asked = argparse.Namespace(record_name="osh.example/record")
    (beginning,) = commands.BEGINNINGS
    said = beginning.run(asked)
    assert str(keys.signing_key().verifier) in said
    assert keys.signing_key().name == "osh.example/record"
    assert beginning.run(asked) is None


def test_the_job_seals_what_waits():
    recorded()
    (job,) = JOBS
    assert job.run() == 1
    assert job.run() == 0


def test_doctor_sees_guards_key_and_sealing(sign_with, tmp_path, monkeypatch):
    recorded()
    seal_all()
    assert [finding.level for check in checks.CHECKS for finding in check.run()] == ["good"] * 3
    sign_with(None)
    monkeypatch.setenv("TAPSHYRYK_VAR", str(tmp_path))
    assert checks._key()[0].level == "bad"
    keys.create_signing_key()
    keys.key_file().chmod(0o644)
    assert "mode to 600" in checks._key()[0].sentence
    monkeypatch.setattr(checks, "_MANY", 0)
    recorded()
    assert checks._sealing()[0].level == "warning"


def test_doctor_names_a_missing_guard():
    from django.db import connection

    from tapshyryk.core.acts import guarding

    guarding.remove(connection)
    found = checks._guards()[0]
    guarding.install(connection)
    assert found.level == "bad"
    assert "acts_act_awaits_sealing" in found.sentence
