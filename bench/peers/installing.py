"""Creates the peers' environments under .tools/peers from the package index, once."""

import os
import subprocess
import tempfile
from pathlib import Path

from bench.measure import ROOT

PRETALX = "pretalx==2025.2.2"
PABUTOOLS = "pabutools==1.2.3"


class NoPeer(RuntimeError):
    """A peer could not be had; says why."""


def interpreter_of(requirement: str) -> Path:
    """The interpreter of the environment holding `requirement`; raises `NoPeer` when it cannot be made."""
    place = ROOT / ".tools" / "peers" / requirement.partition("==")[0]
    python = place / "bin" / "python"
    done = place / f".{requirement}"
    if done.exists():
        return python
    tool = ROOT / ".tools" / "bin" / "uv"
    uv = str(tool) if tool.exists() else "uv"
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    try:
        for command in (
            [uv, "venv", "--quiet", "--clear", str(place)],
            [uv, "pip", "install", "--quiet", "--python", str(python), requirement],
        ):
            subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as trouble:
        raise NoPeer("uv was not found: run make bench, which sets it up") from trouble
    except subprocess.CalledProcessError as trouble:
        said = (trouble.stderr or "").strip().splitlines()[-1:] or ["no reason given"]
        raise NoPeer(f"{requirement} cannot be installed from the package index: {said[0]}") from trouble
    done.touch()
    return python


def run_apart(requirement: str, script: Path, *arguments: str) -> str:
    """What `script` prints last, run by the peer's interpreter with an empty data folder."""
    python = interpreter_of(requirement)
    with tempfile.TemporaryDirectory(prefix="tapshyryk-peer-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run(
            [str(python), str(script), *arguments],
            cwd=folder,
            env=environment | {"PRETALX_DATA_DIR": folder},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise NoPeer(f"{requirement} failed: {done.stderr[-1500:]}")
    return done.stdout.splitlines()[-1]
