"""What a measure is, what it found, and where findings are kept."""

import importlib.metadata
import json
import os
import platform
import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results"


@dataclass(frozen=True)
class Figure:
    """One measured number: what, how much, in which unit, and the limit it is held against.

    `limit` is in the same unit; None where there is no goal.
    """

    what: str
    value: float
    unit: str
    limit: float | None = None
    more_is_better: bool = False

    @property
    def reached(self) -> bool | None:
        """Whether the goal was reached."""
        if self.limit is None:
            return None
        return self.value >= self.limit if self.more_is_better else self.value <= self.limit


@dataclass(frozen=True)
class Measure:
    """One line of the table of measures; modules of this package list theirs as `MEASURES`."""

    name: str
    title: str
    goal: str
    run: Callable[[], list[Figure]]


@dataclass(frozen=True)
class Finding:
    """A measure's figures with the day, the machine and the versions they were taken on."""

    name: str
    title: str
    goal: str
    figures: list[Figure]
    on: str = field(default_factory=lambda: datetime.now(UTC).date().isoformat())
    machine: dict[str, str] = field(default_factory=lambda: machine())

    def keep(self) -> Path:
        """Writes the finding as JSON into `bench/results/`."""
        RESULTS.mkdir(exist_ok=True)
        place = RESULTS / f"{self.name}.json"
        found = asdict(self) | {"figures": [asdict(f) | {"reached": f.reached} for f in self.figures]}
        place.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        return place


def machine() -> dict[str, str]:
    """What the figures depend on: processor, cores, memory, versions; no name of a host or a person."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory_gb": str(round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3)),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "django": importlib.metadata.version("django"),
        "revision": _revision(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _revision() -> str:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return said.stdout.strip()


def kept() -> list[dict[str, Any]]:
    """All findings on the disk, in the order of their numbers."""
    found = [json.loads(file.read_text(encoding="utf-8")) for file in RESULTS.glob("M*.json")]
    return sorted(found, key=lambda each: int(each["name"][1:]))
