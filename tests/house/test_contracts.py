"""Rooms and furniture know only whom they may; each contract is broken once in a toy house to prove it."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tapshyryk.config.rooms import CORE, ORDER, ROOMS
from tests.house.source import ROOT

pytestmark = pytest.mark.pure
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]

BREACHES = {
    "rooms": ("needs/queries/session.py", "import tapshyryk.calls"),
    "nobody-knows-the-windows": ("demo/play.py", "import tapshyryk.portal.pages"),
    "furniture": ("calls/queries/call.py", "import tapshyryk.calls.actions.publish"),
    "pure": ("calls/domain/scores.py", "import django.db"),
    "windows-only-look": ("portal/pages.py", "import tapshyryk.calls.actions.publish"),
}


def _lint(place: Path) -> subprocess.CompletedProcess[str]:
    """Checks the house that lies in `place/src` against our contracts."""
    script = "import sys; from importlinter.cli import lint_imports_command as c; c(sys.argv[1:])"
    return subprocess.run(
        [sys.executable, "-c", script, "--no-cache", "--config", str(place / "pyproject.toml")],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(place / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def _toy_house(place: Path, file: str, line: str) -> Path:
    """Every room with a query, an action and a domain, and one bad import."""
    package = place / "src" / "tapshyryk"
    names = [f"{room}/{box}/__init__.py" for room in ORDER for box in ("queries", "actions", "domain")]
    names += ["config/__init__.py", "cli.py", "calls/actions/publish.py", "portal/pages.py"]
    names += ["core/lifecycle/spec.py", "core/lifecycle/engine.py"]
    for name in names:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).touch()
    (package / file).parent.mkdir(parents=True, exist_ok=True)
    (package / file).write_text(line + "\n")
    for folder in [package, *(found for found in package.rglob("*") if found.is_dir())]:
        (folder / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def test_the_house_keeps_its_contracts():
    checked = _lint(ROOT)
    assert checked.returncode == 0, checked.stdout


def test_every_contract_has_a_breach_to_prove_it():
    assert {contract["id"] for contract in SETTINGS["contracts"]} == set(BREACHES)


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_the_contract_finds_its_breach(contract, tmp_path):
    checked = _lint(_toy_house(tmp_path, *BREACHES[contract]))
    name = next(found["name"] for found in SETTINGS["contracts"] if found["id"] == contract)
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert f"{name} BROKEN" in " ".join(checked.stdout.split())


def test_a_house_without_a_breach_passes(tmp_path):
    checked = _lint(_toy_house(tmp_path, "calls/queries/call.py", ""))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def _standing() -> list[str]:
    """The rooms on the disk, in the order of the house."""
    folder = ROOT / "src" / "tapshyryk"
    return [name for name in ORDER if name != "core" and (folder / name / "apps.py").is_file()]


def test_every_room_that_stands_is_named_in_the_order_of_life():
    assert [f"tapshyryk.{name}" for name in _standing()] == list(ROOMS)
    core = ROOT / "src" / "tapshyryk" / "core"
    apps = {file.parent.relative_to(core.parent.parent).as_posix() for file in core.rglob("apps.py")}
    assert {name.replace(".", "/") for name in CORE} == apps


def test_every_room_that_stands_has_its_furniture_in_order():
    (contract,) = (found for found in SETTINGS["contracts"] if found["id"] == "furniture")
    missing = {f"tapshyryk.{name}" for name in _standing()} - set(contract["containers"])
    assert not missing, "add the room to the containers of the contract in pyproject.toml"
