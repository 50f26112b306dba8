"""Prepares Django for the tests: a folder for this run, the chosen database engine, the test settings."""

import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest

_OWNER = "TAPSHYRYK_TEST_FOLDER" not in os.environ
"""True in the process that started the run, false in its xdist workers, which share the folder."""

if _OWNER:
    os.environ["TAPSHYRYK_TEST_FOLDER"] = tempfile.mkdtemp(prefix="tapshyryk-test-")
os.environ["TAPSHYRYK_ENVIRONMENT"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "tapshyryk.config.settings.test"
# Set up at import, so that the conftest files of rooms may import models.
django.setup()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes what the run left."""
    if _OWNER:
        shutil.rmtree(Path(os.environ.pop("TAPSHYRYK_TEST_FOLDER")), ignore_errors=True)
