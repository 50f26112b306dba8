"""The style sheet stays small, readable to weak eyes in every scheme, and within the content policy."""

import gzip
import re
from pathlib import Path

import pytest

import tapshyryk.core

pytestmark = pytest.mark.pure
STATIC = Path(tapshyryk.core.__file__).parent / "static" / "tapshyryk"
CSS = (STATIC / "look.css").read_text(encoding="utf-8")


def tokens(block):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


LIGHT = tokens(CSS[CSS.index("@layer tokens") : CSS.index("prefers-color-scheme: dark")])
_DARK_PART = CSS[CSS.index("prefers-color-scheme: dark") : CSS.index("@layer base")]
DARK = {**LIGHT, **tokens(_DARK_PART)}
PRINT = {**LIGHT, **tokens(CSS[CSS.index("@media print") :])}


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(2 * each for each in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guidelines_do():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
@pytest.mark.parametrize("ground", ["paper", "felt"])
@pytest.mark.parametrize(
    ("colour", "least"), [("ink", 7), ("ink-soft", 4.5), ("red", 4.5), ("green", 4.5), ("edge", 3)]
)
def test_letters_and_edges_stand_out(scheme, ground, colour, least):
    assert contrast(scheme[colour], scheme[ground]) >= least


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        ("on-colour", "red"),
        ("on-colour", "green"),
        ("red", "red-felt"),
        ("green", "green-felt"),
        ("ink", "red-felt"),
    ],
)
def test_letters_on_coloured_grounds_can_be_read(scheme, letters, ground):
    assert contrast(scheme[letters], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_parts_of_a_chart_stand_out_from_the_paper(scheme):
    main = [contrast(scheme[f"data-{number}"], scheme["paper"]) for number in (1, 3, 4, 5)]
    assert min(main) >= 3


def test_it_is_small():
    sizes = {
        each.name: len(gzip.compress(each.read_bytes(), 9)) for each in STATIC.iterdir() if each.is_file()
    }
    assert sizes["look.css"] < 12_000
    assert sizes["look.js"] < 2_000
    assert sizes["band.svg"] < 1_000


def test_it_asks_nothing_of_others_and_knows_only_faces_with_kyrgyz_letters():
    assert set(re.findall(r"url\((.*?)\)", CSS)) == {'"band.svg"'}
    assert "@import" not in CSS
    assert "Liberation" not in CSS
    assert "Georgia" not in CSS


def test_motion_is_only_for_those_who_do_not_mind():
    for motion in re.finditer(r"scroll-behavior|transition|animation", CSS):
        before = CSS[: motion.start()]
        assert before.rindex("prefers-reduced-motion: no-preference") > before.rindex("}")


def test_every_colour_is_a_token():
    rules = CSS[CSS.index("@layer base") : CSS.index("@layer print {")]
    assert re.findall(r":[^;{}]*#[0-9a-fA-F]{3,8}\b", rules) == []
