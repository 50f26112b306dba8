"""Every template of every room has its words in Kyrgyz and Russian, uses what it has, and runs no text."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tapshyryk.config.paths import PACKAGE

pytestmark = pytest.mark.pure

TEMPLATES = sorted(path for path in PACKAGE.rglob("*.typ") if "documents" in path.parts)
TABLES = sorted(path for path in PACKAGE.rglob("*.toml") if "documents" in path.parts)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def flaws_of_table(table: dict[str, dict[str, str]]) -> list[str]:
    """What a table of words lacks: Kyrgyz and Russian whole, any further language as whole as they are."""
    found = [f"{language} is missing" for language in ("ky", "ru") if language not in table]
    keys = {key for words in table.values() for key in words}
    for language, words in table.items():
        found += [f"{language}: {key} is missing" for key in sorted(keys) if not words.get(key)]
    return found


def code_of(path: Path) -> str:
    """The template without its comments, and the modules it imports."""
    text = re.sub(r"(?m)(?<![:\"])//.*$", "", path.read_text(encoding="utf-8"))
    for imported in re.findall(r'#import "([^"]+)"', text):
        other = PACKAGE / imported.lstrip("/") if imported.startswith("/") else path.parent / imported
        if other.name != "base.typ":
            text += code_of(other)
    return text


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_the_words_are_complete(path):
    assert flaws_of_table(tomllib.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path.with_suffix(".toml").exists()], ids=name_of
)
def test_the_words_a_template_uses_are_those_it_has(path):
    table = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    kind = "shared" if path.name == "base.typ" else "words"
    used = set(re.findall(rf"\b{kind}\.([a-z_]+)", code_of(path)))
    assert used <= set(table["ky"])
    if path.name != "base.typ":
        assert set(table["ky"]) <= used


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_template_runs_text_or_reads_beyond_the_house(path):
    code = code_of(path)
    assert not re.search(r"\beval\(", code)
    assert not re.search(r"\bplugin\(", code)
    assert "@preview" not in code
    assert "datetime.today" not in code
    shared = tomllib.loads((PACKAGE / "core/documents/templates/base.toml").read_text(encoding="utf-8"))
    assert set(re.findall(r"\bshared\.([a-z_]+)", code)) <= set(shared["ky"])


def test_a_lacking_word_is_found():
    assert flaws_of_table({"ky": {"title": "Токтом"}, "ru": {"title": ""}}) == ["ru: title is missing"]
    assert flaws_of_table({"ky": {"title": "Токтом"}}) == ["ru is missing"]
