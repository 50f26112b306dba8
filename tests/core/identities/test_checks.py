"""`doctor` warns where one copied folder would hold what is sealed together with its key."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from cryptography.fernet import Fernet

from tapshyryk.config import environment, paths
from tapshyryk.core.identities import checks
from tapshyryk.core.identities.checks import sealing_key

SQLITE = "django.db.backends.sqlite3"


def told(monkeypatch, folder, *, engine: str, name: str, key: str = "") -> str:
    settings = environment.parse({"TAPSHYRYK_IDENTITY_KEYS": key} if key else {})
    monkeypatch.setattr(environment, "current", lambda: settings)
    monkeypatch.setattr(paths, "var", lambda: folder)
    database = SimpleNamespace(settings_dict={"ENGINE": engine, "NAME": name})
    monkeypatch.setattr(checks, "connection", database)
    (finding,) = sealing_key()
    return finding.level


def test_a_key_in_the_folder_of_the_database_is_told(monkeypatch, tmp_path):
    inside, outside = str(tmp_path / "tapshyryk.sqlite3"), str(tmp_path.parent / "elsewhere.sqlite3")
    assert told(monkeypatch, tmp_path, engine=SQLITE, name=inside) == "warning"
    assert told(monkeypatch, tmp_path, engine=SQLITE, name=outside) == "good"
    assert told(monkeypatch, tmp_path, engine="django.db.backends.postgresql", name="orders") == "good"
    key = Fernet.generate_key().decode()
    assert told(monkeypatch, tmp_path, engine=SQLITE, name=inside, key=key) == "good"


@pytest.mark.django_db
def test_it_is_one_of_the_questions_of_doctor():
    from tapshyryk.config.doctoring import findings

    assert "sealing key" in {name for name, _finding in findings()}
