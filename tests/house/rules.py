"""The rules of the house that no linter knows, each with a sample that breaks it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import Rule, Source, calls, dotted, imported

LONGEST_FILE = 350
"""Lines; the aim is 300."""
BANNED_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "managers",
    "service",
    "services",
}
OUTER = {"views", "forms", "urls.py", "api", "steps.py", "steps"}
"""The furniture that people and machines touch from outside."""


def _opens_with_a_sentence(source: Source) -> Iterator[str]:
    if not source.text.strip():
        return
    first = (ast.get_docstring(source.tree) or "").partition("\n")[0]
    if not first:
        yield "opens without saying what it is for"
    elif not first.endswith((".", "?", "!")):
        yield "does not open with one whole sentence on one line"


def _is_short(source: Source) -> Iterator[str]:
    lines = source.text.count("\n")
    if lines > LONGEST_FILE:
        yield f"has {lines} lines: split it where its sentence has a second noun"


def _has_a_telling_name(source: Source) -> Iterator[str]:
    for part in source.parts:
        if Path(part).stem in BANNED_NAMES:
            yield f"{part!r} tells nothing about what is inside"


def _leaves_nothing_for_later(source: Source) -> Iterator[str]:
    words = r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b"
    for found in re.finditer(words, source.text):
        yield f"leaves a {found.group()}"


def _leaves_no_test_out(source: Source) -> Iterator[str]:
    for _call, name in calls(source.tree):
        if name in {"pytest.skip", "pytest.xfail", "pytest.importorskip", "unittest.skip"}:
            yield f"leaves a test out ({name})"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and dotted(node) in {
            "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail",
        }:  # fmt: skip
            yield f"leaves a test out ({dotted(node)})"


def _names_no_machine(source: Source) -> Iterator[str]:
    places = r"(?<![\w.])/(?:root|home/\w+|Users/\w+)/"
    hosts = r"(?:pypi\.org|python" + r"hosted\.org|npm" + r"js\.(?:org|com)|arti" + r"factory)"
    for found in re.finditer(f"{places}|{hosts}", source.text):
        yield f"names a machine or an index: {found.group()}"


def _only_actions_perform(source: Source) -> Iterator[str]:
    for module, name in imported(source.tree):
        if module == "tapshyryk.core.lifecycle.engine" and name in {"", "perform", "record"}:
            yield "moves things itself: let an action do it"
    for _call, name in calls(source.tree):
        if name in {"perform", "engine.perform", "record", "engine.record"}:
            yield f"calls {name} itself: let an action do it"


def _leaves_the_state_alone(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            if (
                isinstance(target, ast.Attribute)
                and target.attr == "state"
                and dotted(target) != "self.state"
            ):
                yield f"line {node.lineno} writes a state: only the engine does"
    for call, name in calls(source.tree):
        if name.endswith((".update", ".update_or_create", ".bulk_update")):
            for keyword in call.keywords:
                if keyword.arg == "state":
                    yield f"line {call.lineno} writes a state: only the engine does"


def _uses_no_signals(source: Source) -> Iterator[str]:
    for module, _name in imported(source.tree):
        if module in {"django.db.models.signals", "django.dispatch", "django.core.signals"}:
            yield f"imports {module}: react through the rooms' registry"


def _asks_the_clock(source: Source) -> Iterator[str]:
    asked = {"timezone.now", "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
    for call, name in calls(source.tree):
        if name in asked or name.removeprefix("datetime.") in asked:
            yield f"line {call.lineno} asks {name}: the house's clock is core/clock.py"


def _shows_no_raw_state(source: Source) -> Iterator[str]:
    for found in re.finditer(r"\{\{\s*[\w.]*\.state\s*\}\}", source.text):
        yield f"shows a raw state: {found.group()}"


def _obeys_the_content_policy(source: Source) -> Iterator[str]:
    if re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", source.text):
        yield "has an inline script"
    if re.search(r"<style\b|\sstyle=[\"']", source.text):
        yield "has an inline style"
    for found in re.finditer(r"\s(on[a-z]+)=[\"']", source.text):
        yield f"has an inline handler {found.group(1)}"
    for found in re.finditer(
        r"<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//", source.text
    ):
        if 'rel="canonical"' not in found.group() and 'rel="alternate"' not in found.group():
            yield f"loads from somebody else: {found.group()}"


def _escapes_everything(source: Source) -> Iterator[str]:
    for found in re.finditer(r"\|\s*safe\b|autoescape off", source.text):
        yield f"lets text through unescaped: {found.group()}"


def _marks_nothing_safe(source: Source) -> Iterator[str]:
    for call, name in calls(source.tree):
        if name.endswith(("mark_safe", "SafeString")):
            yield f"line {call.lineno} lets text through unescaped: use format_html"


def _product(source: Source) -> bool:
    return source.is_product and not source.is_migration


RULES = (
    Rule(
        "every module opens with one sentence saying what it is for",
        lambda s: s.is_python and not s.is_migration,
        _opens_with_a_sentence,
        Source("src/tapshyryk/calls/domain/scores.py", "import math\n"),
    ),
    Rule(
        "a file stays near 300 lines",
        lambda s: s.is_python and not s.is_migration,
        _is_short,
        Source("src/tapshyryk/calls/domain/scores.py", "x = 1\n" * 400),
    ),
    Rule(
        "a name says what is inside",
        lambda s: s.path.startswith(("src/", "tests/", "bench/")),
        _has_a_telling_name,
        Source("src/tapshyryk/calls/utils.py", ""),
    ),
    Rule(
        "nothing is left for later",
        lambda s: not s.path.startswith(("demo/", "requirements/", "src/tapshyryk/opendata/schemas/")),
        _leaves_nothing_for_later,
        Source("src/tapshyryk/calls/domain/scores.py", "# TO" + "DO: ties\n"),
    ),
    Rule(
        "no test is left out",
        lambda s: s.path.startswith("tests/") and s.is_python,
        _leaves_no_test_out,
        Source("tests/calls/test_scores.py", "import pytest\n@pytest.mark.skip\ndef test(): ...\n"),
    ),
    Rule(
        "no machine and no package index is named",
        lambda s: True,
        _names_no_machine,
        Source("docs/install.md", "See /ro" + "ot/tapshyryk and https://py" + "pi.org/x"),
    ),
    Rule(
        "pages, forms and the API act through actions only",
        lambda s: _product(s) and s.parts[0] != "core" and bool(OUTER.intersection(s.parts)),
        _only_actions_perform,
        Source("src/tapshyryk/calls/views/call.py", "from tapshyryk.core.lifecycle.engine import perform\n"),
    ),
    Rule(
        "only the engine writes a state",
        lambda s: _product(s) and s.parts[:2] != ("core", "lifecycle"),
        _leaves_the_state_alone,
        Source("src/tapshyryk/calls/actions/publish.py", 'call.state = "open"\n'),
    ),
    Rule(
        "rooms react through the registry, not through signals",
        _product,
        _uses_no_signals,
        Source("src/tapshyryk/calls/apps.py", "from django.db.models.signals import post_save\n"),
    ),
    Rule(
        "there is one clock",
        lambda s: _product(s) and s.parts != ("core", "clock.py"),
        _asks_the_clock,
        Source(
            "src/tapshyryk/calls/actions/publish.py", "from datetime import datetime\nnow = datetime.now()\n"
        ),
    ),
    Rule(
        "no page shows a raw state",
        lambda s: s.is_template,
        _shows_no_raw_state,
        Source("src/tapshyryk/calls/templates/calls/call.html", "<p>{{ call.state }}</p>"),
    ),
    Rule(
        "pages obey the content security policy",
        lambda s: s.is_template,
        _obeys_the_content_policy,
        Source("src/tapshyryk/calls/templates/calls/call.html", "<p onclick='go()'>Go</p>"),
    ),
    Rule(
        "pages escape everything",
        lambda s: s.is_template,
        _escapes_everything,
        Source("src/tapshyryk/calls/templates/calls/call.html", "{{ call.text|safe }}"),
    ),
    Rule(
        "code marks nothing as safe",
        lambda s: _product(s) and s.parts[:2] != ("core", "templatetags"),
        _marks_nothing_safe,
        Source("src/tapshyryk/calls/views/call.py", "text = mark_safe(call.text)\n"),
    ),
)
