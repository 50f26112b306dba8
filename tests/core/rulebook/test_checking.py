"""A faulty book is refused with sentences that say where and what."""

from datetime import date

import pytest

from tapshyryk.core.rulebook.domain.checking import RulebookError
from tapshyryk.core.rulebook.domain.loading import load

pytestmark = pytest.mark.pure

DAY = date(2026, 11, 23)

RULE = """
[[rule]]
id = "calls.closes_later"
severity = "refuse"
status = "practice"
source = "custom"
values = { days = 7 }
sentence.ky = "Кеминде {days} күн."
sentence.en = "At least {days} days."
refusal.ky = "Күн: {left}."
refusal.en = "Days: {left}."
"""

HEAD = """
id = "yy"
country = "YY"
languages = ["ky", "en"]
title.ky = "Эрежелер"
title.en = "Rules"
"""

SOURCES = """
[sources.custom]
ky = "Үрп-адат"
en = "Custom"
"""

GOOD = HEAD + SOURCES + RULE


def troubles(tmp_path, text):
    (tmp_path / "yy.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        load("yy", DAY, (tmp_path,))
    return caught.value.troubles


def test_the_unspoilt_book_is_good(tmp_path):
    (tmp_path / "yy.toml").write_text(GOOD, encoding="utf-8")
    rule = load("yy", DAY, (tmp_path,)).rule("calls.closes_later")
    assert rule.sentence_in("en") == "At least 7 days."
    assert rule.refusal_in("ky-kg", {"left": 3}) == "Күн: 3."
    assert rule.supplied == {"left"}


IN_RULE = 'yy.toml: rule "calls.closes_later": '


@pytest.mark.parametrize(
    ("good", "bad", "sentence"),
    [
        ('severity = "refuse"', 'severity = "forbid"', 'severity "forbid" is none of refuse, warn, off'),
        ('status = "practice"', 'status = "law"', 'status "law" is none of in force, draft, practice'),
        ('source = "custom"', 'source = "hearsay"', 'source "hearsay" is not among the sources of the book'),
        ('status = "practice"', "", '"status" is missing'),
        (
            'status = "practice"',
            'status = "practice"\ncolour = "red"',
            'unknown key "colour"; known keys are id, severity, status, source, sentence, refusal, values, '
            "since, until, cases",
        ),
        ('source = "custom"', "source = []", 'source "[]" is not among the sources of the book'),
        (
            'source = "custom"',
            "source = { a = 1 }",
            "source \"{'a': 1}\" is not among the sources of the book",
        ),
        ('sentence.en = "At least {days} days."', "", 'the sentence is missing in the language "en"'),
        ('refusal.ky = "Күн: {left}."', 'refusal.ky = " "', 'the refusal is missing in the language "ky"'),
        (
            'refusal.en = "Days: {left}."',
            'refusal.en = "Days: {left}."\nrefusal.fr = "Jours: {left}."',
            'the refusal has the language "fr", which the book does not list',
        ),
        (
            'refusal.en = "Days: {left}."',
            'refusal.en = " Days: {left}."',
            'the refusal in "en" begins or ends with a space',
        ),
        (
            'refusal.en = "Days: {left}."',
            'refusal.en = "Days: {gone}."',
            'the refusal has {gone} in "en" but {left} in "ky"; every language needs the same placeholders',
        ),
        (
            'refusal.en = "Days: {left}."',
            'refusal.en = "Days: {left:day}."',
            'the refusal has {left:day} in "en" but {left} in "ky"; '
            "every language needs the same placeholders",
        ),
        (
            'refusal.ky = "Күн: {left}."',
            'refusal.ky = "Күн: {left:coins}."',
            'the refusal in "ky" has {left:coins} of an unknown kind; kinds are som, day, moment',
        ),
        (
            'refusal.ky = "Күн: {left}."',
            'refusal.ky = "Күн: {left.real}."',
            'the refusal in "ky" has the placeholder {left.real}, which is not a plain name',
        ),
        (
            'refusal.ky = "Күн: {left}."',
            'refusal.ky = "Күн: {left."',
            'the refusal in "ky" has a brace without its pair',
        ),
        (
            "values = { days = 7 }",
            "values = { hours = 7 }",
            'the sentence in "ky" has {days}, which is none of the rule\'s values',
        ),
        (
            "values = { days = 7 }",
            "values = { days = 7.5 }",
            'value "days" is a fraction; write it as a text, as in "7.5", so that it stays exact',
        ),
        (
            "values = { days = 7 }",
            "values = { days = true }",
            'value "days" must be a whole number or a text',
        ),
        ("values = { days = 7 }", "values = 7", "values must be a table such as { days = 7 }"),
        (
            "values = { days = 7 }",
            'values = { days = 7 }\nsince = "2026-01-01"',
            "since must be a date without quotes, as in 2017-05-27",
        ),
        (
            "values = { days = 7 }",
            "values = { days = 7 }\nsince = 2026-01-01T00:00:00",
            "since must be a date without quotes, as in 2017-05-27",
        ),
        (
            "values = { days = 7 }",
            "values = { days = 7 }\nsince = 2026-01-02\nuntil = 2026-01-01",
            "it ends on 2026-01-01, before it begins on 2026-01-02",
        ),
        ("values = { days = 7 }", 'values = { days = 7 }\ncases = "one"', "cases must be a list of ids"),
    ],
)
def test_a_fault_in_a_rule_is_named(tmp_path, good, bad, sentence):
    assert good in RULE
    assert IN_RULE + sentence in troubles(tmp_path, HEAD + SOURCES + RULE.replace(good, bad))


@pytest.mark.parametrize(
    ("good", "bad", "sentence"),
    [
        ('id = "yy"', 'id = "kg"', 'the id is "kg", but the file is named yy.toml; give both the same name'),
        ('country = "YY"', 'country = "Yy"', "the country must be two capital letters, as in KG"),
        ('country = "YY"', "", '"country" is missing'),
        (
            'languages = ["ky", "en"]',
            "languages = []",
            'the languages must be a list such as ["ky", "ru", "en"]',
        ),
        ('title.en = "Rules"', "", 'the title is missing in the language "en"'),
        (
            'title.en = "Rules"',
            'title.en = "Rules"\nauthor = "somebody"',
            'unknown key "author"; known keys are id, country, title, languages, extends, sources, rule',
        ),
    ],
)
def test_a_fault_in_the_head_is_named(tmp_path, good, bad, sentence):
    assert good in HEAD
    assert f"yy.toml: {sentence}" in troubles(tmp_path, HEAD.replace(good, bad) + SOURCES + RULE)


def test_a_source_without_a_language_is_named(tmp_path):
    assert troubles(tmp_path, HEAD + SOURCES.replace('en = "Custom"', "") + RULE) == (
        'yy.toml: source "custom": the text is missing in the language "en"',
    )


def test_a_rule_without_a_name_is_named_by_its_number(tmp_path):
    assert 'yy.toml: rule number 1: "id" is missing' in troubles(
        tmp_path, GOOD.replace('id = "calls.closes_later"', "")
    )
    assert (
        'yy.toml: rule "closes": the id must be a room and a name joined by a dot, as in calls.closes_later'
        in troubles(tmp_path, GOOD.replace("calls.closes_later", "closes"))
    )


def dated(since="", until=""):
    """The rule with dates."""
    lines = [f"since = {since}"] * bool(since) + [f"until = {until}"] * bool(until)
    return RULE.replace("values =", "\n".join([*lines, "values ="]))


ADVICE = 'give that time a version too, of severity "off" where the rule did not bind'


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (
            RULE + RULE,
            'rule "calls.closes_later": two versions overlap (always to always and always to always)',
        ),
        (
            dated(until="2026-01-01") + dated(since="2026-01-01"),
            'rule "calls.closes_later": two versions overlap (always to 2026-01-01 and 2026-01-01 to always)',
        ),
        (
            dated(since="2026-01-03") + dated(until="2026-01-01"),
            f'rule "calls.closes_later": no version between 2026-01-01 and 2026-01-03; {ADVICE}',
        ),
        (dated(since="2026-01-01"), f'rule "calls.closes_later": no version before 2026-01-01; {ADVICE}'),
        (dated(until="2026-01-01"), f'rule "calls.closes_later": no version after 2026-01-01; {ADVICE}'),
    ],
)
def test_versions_leave_no_hole_and_no_overlap(tmp_path, rules, sentence):
    assert troubles(tmp_path, HEAD + SOURCES + rules) == (f"yy.toml: {sentence}",)


def test_an_unreadable_file_is_named(tmp_path):
    assert troubles(tmp_path, "id = ")[0].startswith("yy.toml: it cannot be read as TOML: ")
    (tmp_path / "yy.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(RulebookError, match=r"yy\.toml: it is not UTF-8; save it as UTF-8"):
        load("yy", DAY, (tmp_path,))


def test_faults_of_inheritance_are_named(tmp_path):
    extending = GOOD.replace('id = "yy"', 'id = "yy"\nextends = "zz"', 1)
    (tmp_path / "zz.toml").write_text(GOOD.replace('"yy"', '"zz"'), encoding="utf-8")
    assert troubles(tmp_path, extending.replace('"zz"', '"yy"')) == (
        "yy.toml: it extends itself; name another rulebook",
    )
    assert troubles(tmp_path, extending.replace('["ky", "en"]', '["en", "ky"]')) == (
        "yy.toml: the languages must be those of zz, which it extends: ky, en",
    )
    (tmp_path / "zz.toml").write_text(GOOD.replace('"yy"', '"zz"\nextends = "ww"'), encoding="utf-8")
    assert troubles(tmp_path, extending) == (
        "yy.toml: it extends zz, which extends another book; extend that one directly",
    )
