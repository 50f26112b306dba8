"""The command line: each command explains itself, fails in one sentence, and starts quickly."""

import argparse
import json
import os
import subprocess
import sys

import pytest

from tapshyryk import cli
from tapshyryk.config.command import Command, Problem, declared

COMMANDS = {command.name: command for command in declared("commands", "COMMANDS")}


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a person would, in a process of its own with nothing set up."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TAPSHYRYK_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "tapshyryk", *words],
        env=kept | {"PYTHONPATH": os.pathsep.join(sys.path)} | environment,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.pure
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself_with_an_example(name, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main([name, "--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert f"Example:\n  tapshyryk {name}" in said


@pytest.mark.pure
def test_no_two_rooms_share_a_command():
    names = [command.name for command in declared("commands", "COMMANDS")]
    assert sorted(names) == sorted(set(names))


@pytest.mark.pure
def test_asking_for_help_loads_no_django():
    script = "import sys, tapshyryk.cli as c; c.parser(); print('django' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "False"


@pytest.mark.pure
def test_a_wrong_call_is_answered_in_one_sentence_with_code_2(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["serve", "--port", "eighty"])
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert said.count("\n") == 1
    assert "See `tapshyryk serve --help`." in said


@pytest.mark.pure
@pytest.mark.parametrize(
    ("trouble", "code", "words"),
    [
        (Problem("There is no such call: name another."), 1, "There is no such call: name another."),
        (Problem("Say which.", code=2), 2, "Say which."),
        (FileNotFoundError(2, "No such file", "a.csv"), 1, "a.csv: No such file."),
        (ZeroDivisionError("division by zero"), 1, "run it again with --debug"),
    ],
)
def test_a_failure_is_one_sentence_and_a_code(trouble, code, words, capsys, monkeypatch):
    def fail(_arguments: argparse.Namespace) -> int:
        raise trouble

    broken = Command(name="broken", help="fail", example="tapshyryk broken", run=fail, needs_django=False)
    monkeypatch.setattr(cli, "declared", lambda *_names: [broken])
    assert cli.main(["broken"]) == code
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    with pytest.raises(type(trouble)):
        cli.main(["broken", "--debug"])


@pytest.mark.slow
def test_an_installation_is_begun_examined_and_begun_again(tmp_path):
    var = {"TAPSHYRYK_VAR": str(tmp_path / "var")}
    before = _run("doctor", "--json", **var)
    assert before.returncode == 1
    assert "run `tapshyryk init`" in before.stdout
    begun = _run("init", "--json", **var)
    assert begun.returncode == 0, begun.stderr
    assert "database" in json.loads(begun.stdout)["done"]
    assert _run("init", **var).stdout == "Everything was in place.\n"
    after = _run("doctor", "--json", **var)
    assert after.returncode == 0, after.stdout
    result = json.loads(after.stdout)
    assert result["healthy"] is True
    assert {line["name"] for line in result["settings"]} >= {"TAPSHYRYK_PORT", "TAPSHYRYK_SECRET_KEY"}


@pytest.mark.pure
def test_the_doctor_shows_no_secret(tmp_path):
    shown = _run(
        "doctor", TAPSHYRYK_VAR=str(tmp_path), TAPSHYRYK_SECRET_KEY="planted-secret-planted-secret"
    ).stdout
    assert "planted-secret" not in shown
    assert "(set, not shown)" in shown


@pytest.mark.pure
def test_production_does_not_start_unsafe_and_says_why_in_one_line(tmp_path):
    refused = _run("manage", "check", TAPSHYRYK_VAR=str(tmp_path), TAPSHYRYK_ENVIRONMENT="production")
    assert refused.returncode == 1
    assert "TAPSHYRYK_HOSTS" in refused.stderr
    assert refused.stderr.count("\n") == 1


@pytest.mark.pure
def test_the_example_is_not_played_among_real_orders(tmp_path):
    refused = _run("demo", TAPSHYRYK_VAR=str(tmp_path), TAPSHYRYK_ENVIRONMENT="production")
    assert refused.returncode == 1
    assert "set TAPSHYRYK_ENVIRONMENT=demo." in refused.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.pure
@pytest.mark.parametrize("command", [("manage", "check"), ("demo",), ("init",)])
def test_an_unfit_setting_is_named_with_code_2(tmp_path, command):
    refused = _run(*command, TAPSHYRYK_VAR=str(tmp_path), TAPSHYRYK_WORKERS="many")
    assert refused.returncode == 2
    assert "TAPSHYRYK_WORKERS is 'many': write a whole number from 1 to 64." in refused.stderr
