"""Reads the house's own source once, for the tests that hold what convention cannot."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tapshyryk.config.paths import CHECKOUT

assert CHECKOUT, "the house tests look at a checkout"
ROOT: Path = CHECKOUT
_LEFT_OUT = {".git", ".venv", ".tools", "var", "node_modules", "__pycache__"}
_ENDINGS = "py html txt md toml css js typ po csv json yml yaml svg"
_SUFFIXES = {"", *(f".{ending}" for ending in _ENDINGS.split(" "))}


@dataclass(frozen=True)
class Source:
    """One text file of the repository, by its path from the root."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed module."""
        return ast.parse(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        """The path's parts below `src/tapshyryk`, or below the root."""
        return Path(self.path.removeprefix("src/tapshyryk/")).parts

    @property
    def is_product(self) -> bool:
        """Whether it is shipped code."""
        return self.path.startswith("src/tapshyryk/") and self.path.endswith(".py")

    @property
    def is_python(self) -> bool:
        """Whether it is a module."""
        return self.path.endswith(".py")

    @property
    def is_template(self) -> bool:
        """Whether it is a page of Django."""
        return "/templates/" in self.path and self.path.endswith(".html")

    @property
    def is_migration(self) -> bool:
        """Whether it is a step of the database's history, written by Django."""
        return "migrations" in self.parts


@dataclass(frozen=True)
class Rule:
    """One rule of the house: where it looks, what it finds wrong, and a sample that breaks it."""

    name: str
    applies: Callable[[Source], bool]
    find: Callable[[Source], Iterator[str]]
    broken_by: Source

    def findings(self, source: Source) -> list[str]:
        """Sentences about what breaks the rule in one file."""
        return [f"{source.path}: {found}" for found in self.find(source)] if self.applies(source) else []


def sources() -> list[Source]:
    """Every text file of the repository that people write."""
    found = []
    for file in sorted(ROOT.rglob("*")):
        inside = file.relative_to(ROOT)
        hidden = any(part in _LEFT_OUT or (part.startswith(".") and part != ".ci") for part in inside.parts)
        if not hidden and file.suffix in _SUFFIXES and file.is_file() and not file.is_symlink():
            try:
                found.append(Source(inside.as_posix(), file.read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue  # a sample of a broken or foreign encoding, kept for the importers' tests
    return found


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the dotted name it calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a name or attribute, empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else f".{node.attr}"
    return ""


def imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Every import as module and name (`*`-free); the name is empty for `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.module or "", alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""
