"""The linter has nothing to say, whoever runs the tests."""

import subprocess
import sys

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "words", [["check", "--quiet"], ["format", "--check", "--quiet"]], ids=lambda words: words[0]
)
def test_the_linter_is_content(words):
    said = subprocess.run(
        [sys.executable, "-m", "ruff", *words, "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout
