"""Every public page in every language, in a real browser: nobody shut out, nothing foreign, light, in place.

The pages are those of the address book: a pattern that is added without a sample fails here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser

from tests.journeys.demonstration import Demonstration, faults_of
from tests.journeys.foreign_words import foreign_words

pytestmark = [pytest.mark.browser, pytest.mark.pure, pytest.mark.slow]

LANGUAGES = ("ky", "ru", "en")
SAMPLES = {
    "portal:home": ("",),
    "portal:orders": ("orders/", "orders/?sort=-place", "orders/?theme=preschool", "orders/?words=zzzz"),
    "portal:order": ("orders/{example_order}/", "orders/{pilot_order}/"),
    "portal:municipalities": ("municipalities/",),
    "portal:municipality": ("municipalities/{example_place}/", "municipalities/{pilot_place}/"),
    "portal:joined": ("joined/", "joined/?q=zzzz"),
    "portal:joining": ("joined/{example_joining}/",),
    "portal:group": ("groups/{example_group}/",),
    "portal:study": ("studies/{example_study}/",),
    "portal:providers": ("providers/",),
    "portal:provider": ("providers/{example_provider}/", "providers/{pilot_provider}/"),
    "portal:problems": ("problems/",),
    "portal:session": ("sessions/{tool_session}/",),
    "portal:named_problem": ("problems/named/{traced_problem}/",),
    "portal:priorities": ("priorities/{common_list}/",),
    "portal:proposed": ("problems/proposed/", "problems/proposed/?state=declined"),
    "portal:across": ("problems/across/", "problems/across/?by=oblast&theme=preschool"),
    "portal:problem": ("problems/{proposed_problem}/",),
    "portal:assembly": (
        "assemblies/{choosing_assembly}/",
        "assemblies/{hearing_assembly}/",
        "assemblies/{mixed_assembly}/",
    ),
    "portal:round": ("rounds/{example_round}/",),
    "portal:calls": ("calls/",),
    "portal:call": ("calls/{example_call}/",),
    "portal:effects": ("effects/",),
    "portal:record": ("record/", "record/?page=2"),
    "portal:act": (
        "record/{override_number}/",
        "record/{pilot_act_number}/",
        "record/{paper_number}/",
        "record/{payment_number}/",
    ),
    "portal:data": ("data/",),
    "portal:rules": ("rules/",),
    "portal:help": ("help/",),
    "workspace:sign_in": ("work/sign-in/",),
    "workspace:forgotten_password": ("work/password/forgotten/",),
    "workspace:letter_sent": ("work/password/letter-sent/",),
    "workspace:new_password": ("work/new-password/MQ/spent/",),
    "speaking:ask": ("ask/{example_call}/",),
    "speaking:complain": ("complain/{example_contract}/",),
    "speaking:answer": ("answer/",),
    "voting:vote": ("vote/{choosing_assembly}/", "vote/{mixed_assembly}/"),
    "voting:check": ("vote/{mixed_assembly}/receipt/",),
    "proposing:propose": ("propose/",),
    "proposing:follow": ("problems/{proposed_problem}/follow/",),
    "proposing:confirm": ("propose/confirm/{confirm_token}/",),
    "proposing:reword": ("propose/reword/{reword_token}/",),
    "proposing:follow_confirm": ("propose/follow/{follow_token}/",),
    "proposing:unfollow": ("propose/unfollow/{unfollow_token}/",),
    "styleguide": ("styleguide/",),
}
"""Addresses of every page that opens without signing in, by the name of its pattern."""
NOT_FOUND = ("nowhere/", "orders/nowhere/", "record/999999/")
SIGNED_IN = {
    "voting:receipt_file",
    "proposing:similar",
    "workspace:home",
    "workspace:sign_out",
    "workspace:sign_in_as",
    "workspace:own_password",
    "workspace:attendance",
    "workspace:roll",
    "workspace:attendance_counts",
    "workspace:tables",
    "workspace:table",
    "workspace:table_file",
    "workspace:table_errors",
    "workspace:table_template",
    "workspace:begin",
    "workspace:near",
    "workspace:near_file",
    "workspace:subject",
    "workspace:step",
}
"""What opens to people who signed in, or only takes a form; the workspace's own walk opens these."""


def _names(patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from _names(each.url_patterns, inner)
        else:
            yield ":".join((*spaces, str(each.name)))


def test_every_page_of_the_address_book_has_a_sample():
    under_languages = next(each for each in get_resolver().url_patterns if each.pattern.regex.match("ky/"))
    named = set(_names(under_languages.url_patterns))
    assert named - SIGNED_IN == SAMPLES.keys()
    assert named >= SIGNED_IN


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_public_page(chromium: Browser, demonstration: Demonstration, name: str, language: str):
    found = []
    for sample in SAMPLES[name]:
        path = f"/{language}/{sample.format(**demonstration.samples)}"
        found += faults_of(chromium, demonstration.origin, path, language)
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("missing", NOT_FOUND)
def test_what_is_not_there(chromium: Browser, demonstration: Demonstration, missing: str, language: str):
    assert faults_of(chromium, demonstration.origin, f"/{language}/{missing}", language, 404) == []


def test_foreign_words_are_noticed():
    page = '<html lang="ky"><p>{}</p></html>'
    assert foreign_words(page.format("Sign in"), "ky") == ["Sign in"]
    assert foreign_words(page.format("Кирүү"), "ky") == []
    assert foreign_words(page.format('<span lang="en">Sign in</span>'), "ky") == []
    assert foreign_words(page.format("12 orders"), "ky") == []
    assert foreign_words(page.format("no more than this"), "ky") == ["no more than this"]
    assert foreign_words('<html lang="en"><p>Кирүү</p></html>', "en") == ["Кирүү"]
    assert foreign_words('<html lang="en"><p>Мектептин чоң залы</p></html>', "en") == []
