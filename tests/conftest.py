"""Prepares Django for the tests: a folder for this run, the chosen database engine, the test settings."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest
from django.utils import translation
from hypothesis import settings

from tapshyryk.config.messages import compile_catalogues
from tests.core.acts.flushing import let_transactional_tests_flush
from tests.engines import start_postgres
from tests.machine import CHROMIUM

pytest_plugins = ["tests.browsing", "tests.standing"]

ENGINE = os.environ.get("TAPSHYRYK_TEST_DATABASE", "sqlite")

_OWNER = "TAPSHYRYK_TEST_FOLDER" not in os.environ
"""True in the process that started the run, false in its xdist workers, which share what it prepared."""

if ENGINE not in {"sqlite", "postgres"}:
    raise pytest.UsageError(f"TAPSHYRYK_TEST_DATABASE is {ENGINE!r}: say sqlite or postgres.")
if _OWNER:
    _folder = Path(tempfile.mkdtemp(prefix="tapshyryk-test-"))
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    os.environ["TAPSHYRYK_TEST_FOLDER"] = str(_folder)
    os.environ.pop("TAPSHYRYK_DATABASE_URL", None)
    os.environ["TAPSHYRYK_VAR"] = str(_folder / "var")
    (_folder / "var" / "static").mkdir(parents=True)
    if ENGINE == "postgres":
        _server = start_postgres()
        atexit.register(_server.stop)
        os.environ["TAPSHYRYK_DATABASE_URL"] = _server.url
    compile_catalogues()
# No example is timed: a busy machine is no fault. HYPOTHESIS_EXAMPLES=1000 looks longer.
settings.register_profile(
    "tapshyryk", deadline=None, max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "60"))
)
settings.load_profile("tapshyryk")
os.environ["TAPSHYRYK_ENVIRONMENT"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "tapshyryk.config.settings.test"
# Set up at import, so that the conftest files of rooms may import models.
django.setup()
let_transactional_tests_flush()


@pytest.fixture(autouse=True)
def _default_language() -> None:
    """No test inherits the language in which an earlier one was answered."""
    translation.deactivate()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the choice to run only what a second engine could answer differently."""
    parser.addoption(
        "--only-database", action="store_true", help="run only the tests that touch the database"
    )


def _touches_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return bool(
        item.get_closest_marker("django_db")
        or item.get_closest_marker("postgres")
        or {"db", "transactional_db", "django_db_setup", "live_server"}.intersection(fixtures)
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what this machine or this engine cannot answer; the closing lines say so."""
    out: list[pytest.Item] = []
    for item in items:
        needs_browser = CHROMIUM is None and item.get_closest_marker("browser")
        needs_postgres = ENGINE != "postgres" and item.get_closest_marker("postgres")
        beside_the_point = config.getoption("--only-database") and not _touches_database(item)
        if needs_browser or needs_postgres or beside_the_point:
            out.append(item)
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in set(out)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says which engine answered, and loudly what was not tried."""
    from django.db import connection

    with_version = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    terminalreporter.write_line(f"Database: {with_version}.")
    if CHROMIUM is None and "not browser" not in (config.getoption("-m") or ""):
        terminalreporter.section("NO BROWSER JOURNEY WAS TRIED", red=True, bold=True)
        terminalreporter.write_line("No Chromium on this machine: install the package chromium to try them.")
