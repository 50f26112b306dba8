"""The lock pins everything the product asks for, with hashes, and names no index."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.house.source import ROOT, imported, sources

pytestmark = pytest.mark.pure
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _asked(lines: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;~! ]", line)[0].lower() for line in lines}


def _pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {
        found[1]: found[2] for found in re.finditer(r"^([a-z0-9.-]+)(?:\[.*?\])?==(\S+)", text, re.MULTILINE)
    }


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("runtime.txt", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["checkout"]]),
        ("dev.txt", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]),
        ("tools.txt", PROJECT["dependency-groups"]["tools"]),
    ],
)
def test_everything_asked_for_is_pinned_with_hashes(lock, asked):
    assert _asked(asked) <= set(_pinned(lock)), "run make lock"
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert text.count("--hash=sha256:") >= len(_pinned(lock))
    assert "://" not in text


def test_the_tests_run_on_what_the_product_runs_on():
    runtime, dev = _pinned("runtime.txt"), _pinned("dev.txt")
    assert {name: dev.get(name) for name in runtime} == runtime


def test_the_product_imports_only_what_it_asks_for():
    known = packages_distributions()
    asked = {name.replace("_", "-") for name in _asked(PROJECT["project"]["dependencies"])}
    optional = PROJECT["project"].get("optional-dependencies", {}).values()
    asked |= {name for lines in optional for name in _asked(lines)}
    stray = set()
    for source in sources():
        if source.is_product:
            for module, _name in imported(source.tree):
                top = module.partition(".")[0]
                if top in sys.stdlib_module_names or top in {"tapshyryk", ""}:
                    continue
                if not asked.intersection(name.lower() for name in known.get(top, ())):
                    stray.add(f"{source.path} imports {top}")
    assert stray == set()
