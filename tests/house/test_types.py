"""The types of the whole product hold together; what they show is most often a real mistake."""

import subprocess
import sys

import pytest

from tests.house.source import ROOT


@pytest.mark.pure
def test_the_types_hold():
    said = subprocess.run(
        [sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
