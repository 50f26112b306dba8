"""Anybody recounts the published ballots of a vote, and is told in their language how it was counted."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from django.utils import translation

from tapshyryk.assemblies import explaining
from tapshyryk.assemblies.domain import pabulib
from tapshyryk.assemblies.domain.counting import RULES, Vote, count
from tapshyryk.assemblies.domain.pabulib import Election, written
from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.cli import main

NAMES = {"road": "Жол", "school": "Мектеп", "well": "Кудук"}


def file_of(tmp_path: Path, *, rule: str = "instant_run_off", selected: tuple[str, ...] = ("school",)) -> str:
    """Nine ballots: road leaves first, and its two ballots make school win."""
    ballots = {("well", "school"): 4, ("school",): 3, ("road", "school"): 2}
    vote = Vote(rule, Ballots(("well", "school", "road"), ballots), dict.fromkeys(NAMES, 100), 100)
    path = tmp_path / "vote.pb"
    told = Election("Эмне биринчи?", "Kyrgyzstan", "Үлгү-Булак", "2024-03-17", NAMES, vote, selected)
    path.write_text(written(told), encoding="utf-8")
    return str(path)


SAID = {
    "ky": (
        "Эмне биринчи? · Үлгү-Булак · 2024-03-17\n"
        "Эреже: ырааттуу чыгаруу.\n"
        "Берилген бюллетень: 9; белги коюлганы: 9.\n"
        "1-айлампа: эң аз добуш, 2, алган «Жол» чыгат; анын бюллетендери кийинки тандоосуна өтөт.\n"
        "Тандалды: «Мектеп», тандоосу калган 9 бюллетендин 5 менен.\n"
        "Эсеп жарыялангандай чыкты.\n"
    ),
    "ru": (
        "Эмне биринчи? · Үлгү-Булак · 2024-03-17\n"
        "Правило: последовательное выбывание.\n"
        "Подано бюллетеней: 9; с отметкой: 9.\n"
        "Тур 1: меньше всего голосов, 2, у «Жол». Выбывает; его бюллетени переходят к следующему выбору.\n"
        "Выбрано: «Мектеп», 5 из 9 бюллетеней, в которых остался выбор.\n"
        "Подсчёт совпал с объявленным.\n"
    ),
}


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_count_is_told_step_by_step(tmp_path, capsys, language):
    assert main(["recount", file_of(tmp_path), "--lang", language]) == 0
    assert capsys.readouterr().out == SAID[language]


def test_an_announcement_that_is_not_the_count_is_found(tmp_path, capsys):
    assert main(["recount", file_of(tmp_path, selected=("well",)), "--lang", "en"]) == 1
    assert capsys.readouterr().out.endswith("The count does not give what was announced.\n")


def test_for_machines(tmp_path, capsys):
    assert main(["recount", file_of(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["chosen"], found["announced"], found["same"]) == (["school"], ["school"], True)


def test_a_file_that_cannot_be_counted_is_told_with_its_line(tmp_path, capsys):
    path = Path(file_of(tmp_path))
    path.write_text(path.read_text(encoding="utf-8").replace("\n4;", "\n3;"), encoding="utf-8")
    assert main(["recount", str(path), "--lang", "ru"]) == 1
    assert "Строка 25: Голосующий «3» указан дважды." in capsys.readouterr().err
    path.write_bytes("МЕТА".encode("cp1251"))
    assert main(["recount", str(path), "--lang", "ky"]) == 2
    assert "ал UTF-8 текст болушу керек" in capsys.readouterr().err


def _codes(call: str, folder: Path) -> set[str]:
    """The first arguments of all calls of `call` in the modules of a folder."""
    said = [
        node.args[0]
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == call
    ]
    either = [
        way for one in said for way in ([one.body, one.orelse] if isinstance(one, ast.IfExp) else [one])
    ]
    return {ast.literal_eval(code) for code in either}


def test_whatever_a_rule_says_has_words():
    domain = Path(pabulib.__file__).parent
    assert _codes("Said", domain / "rules") == set(explaining.SENTENCES)
    assert _codes("BadElection", domain) == set(explaining._TROUBLES)
    assert set(RULES) == set(explaining.RULE_NAMES)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_explains_itself_in_every_language(rule, language):
    single = RULES[rule].marking == "one"
    marks = {("well",): 3, ("road",) if single else ("road", "school"): 3, ("school",): 3, (): 1}
    vote = Vote(rule, Ballots(("well", "school", "road"), marks), dict.fromkeys(NAMES, 40_000), 100_000)
    with translation.override(language):
        said = explaining.sentences(count(vote).explanation, NAMES)
    assert len(said) >= 2
    assert not any("%(" in sentence for sentence in said)
