"""Whatever the verifier may find, it can say in three languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

from tapshyryk.core.acts.domain import sentences
from tapshyryk.core.acts.domain.findings import Finding, Report
from tapshyryk.core.acts.domain.sentences import WORDS, language_of, outcome, told

pytestmark = pytest.mark.pure


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", WORDS)
def test_a_sentence_says_the_same_in_each_language(code):
    ky, ru, en = WORDS[code]
    assert places(ky) == places(ru) == places(en)
    assert all(re.search("[а-яё]", text.lower()) for text in (ky, ru))
    assert not re.search("[а-яё]", en.lower())


def test_every_code_the_verifier_uses_has_its_sentence_and_no_other_stands_here():
    room = Path(sentences.__file__).parent
    source = "".join(file.read_text() for file in (*room.glob("*.py"), room.parent / "commands.py"))
    found = set(re.findall(r'(?:find|NotABundle)\(\s*"([a-z_]+)"', source))
    chosen = {
        code for pair in re.findall(r'code = "([a-z_]+)" if .* else "([a-z_]+)"', source) for code in pair
    }
    said = set(re.findall(r'say\(\s*"([a-z_]+)"', source))
    assert found | chosen | said <= set(WORDS)
    told_otherwise = {"given_keys", "own_keys", "root", "untold", "whole_order", "whole_record"}
    assert set(WORDS) == found | chosen | said | told_otherwise
    assert len(found) > 20


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("ru_RU.UTF-8",), "ru"),
        (("", "C.UTF-8", "ky_KG.UTF-8"), "ky"),
        (("de_DE", "C"), "en"),
        ((), "en"),
    ],
)
def test_the_language_follows_the_readers_settings(wishes, language):
    assert language_of(*wishes) == language


def test_the_outcome_names_file_and_entry_and_counts_the_rest():
    report = Report(findings=[Finding("entry_leaf", "entries.jsonl", entry=12)], untold=3, keys=("k",))
    said = outcome(report, "ru")
    assert "Найдено расхождений: 4" in said
    assert "entries.jsonl, запись 12: содержание не совпадает с хешем в leaves.txt." in said
    assert "и ещё 3" in said
    assert said.endswith("  k")


def test_a_whole_bundle_is_told_with_its_root_and_key():
    report = Report(size=27, hidden=6, root="ab", sealed_at="2026-03-02T06:00:00+00:00", trusted=True)
    assert outcome(report, "en").splitlines() == [
        "The record is whole: 27 entries, 6 of them not public.",
        "Root hash: ab, signed 2026-03-02T06:00:00+00:00.",
        "Verified with the key you gave:",
    ]
    assert "27 жазуу" in outcome(report, "ky")


def test_a_finding_around_the_files_names_the_byte():
    assert (
        told(Finding("header", "leaves.txt", byte=4711), "ky")
        == "leaves.txt: архивдеги баш бөлүгүнүн 4711-байты өзгөргөн."
    )
