"""Charts say exactly what they were given, to everyone, and stay within the page's rules."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.charts import oblasts, writing
from tapshyryk.core.charts.bars import Bar, Stack, ranked_bars, stacked_bars
from tapshyryk.core.charts.contributions import contribution_bars
from tapshyryk.core.charts.country_map import Place, country_map
from tapshyryk.core.charts.drawing import ceiling, element, lines_of
from tapshyryk.core.charts.lines import Series, Slope, lines_over_years, slope_chart
from tapshyryk.core.charts.scores import Criterion, score_matrix
from tapshyryk.core.charts.targets import Aim, target_bullets
from tapshyryk.core.components import MoneyLine, MoneyTable

pytestmark = pytest.mark.pure
SVG = "{http://www.w3.org/2000/svg}"
WORDS = {"write": str, "silent": "not reported", "empty": "nothing yet"}


def drawing(svg):
    """The drawing's elements; it must be well-formed XML."""
    return ElementTree.fromstring(svg)  # noqa: S314 our own drawing


def parts(svg, kind, name="rect"):
    """The elements of a class, as dictionaries of their attributes."""
    return [each.attrib for each in drawing(svg).iter(SVG + name) if kind in each.get("class", "").split()]


def ranked(*bars):
    return ranked_bars("Problems", bars, columns=("Problem", "Times"), **WORDS)


def test_the_longest_bar_comes_first_and_half_is_half():
    chart = ranked(Bar("roads", 10), Bar("water", 20), Bar("school", None))
    widths = [float(bar["width"].rstrip("%")) for bar in parts(chart.svg, "fill-main")]
    assert [row[0].text for row in chart.table.rows] == ["water", "roads", "school"]
    assert len(widths) == 2
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.02)


def test_what_is_not_reported_is_no_zero():
    chart = ranked(Bar("water", 20), Bar("school", None))
    assert chart.table.rows[1][1] is None
    assert "school: not reported" in chart.svg
    assert len(parts(chart.svg, "fill-main")) == 1


def test_nothing_to_show_is_said():
    assert ranked().svg == ""
    assert ranked().empty == "nothing yet"


def test_stacks_share_one_scale():
    kinds = [("cash", "Cash"), ("labour", "Labour")]
    stacks = [Stack("A", {"cash": 60, "labour": 40}), Stack("B", {"cash": 50, "labour": None})]
    chart = stacked_bars("Money", stacks, kinds, columns=("Place", "Sum"), write=str, empty="")
    found = [(part["class"], part["x"], part["width"]) for part in parts(chart.svg, "part")]
    assert found == [
        ("part part-1", "0%", "60%"),
        ("part part-2", "60%", "40%"),
        ("part part-1", "0%", "50%"),
    ]
    assert [list(map(str, row[1:])) for row in chart.table.rows] == [
        ["60", "40", "100"],
        ["50", "None", "50"],
    ]
    assert chart.legend == [("1", "Cash"), ("2", "Labour")]


def test_stacks_as_shares_fill_the_width():
    stacks = [Stack("A", {"cash": 1, "labour": 3})]
    kinds = [("cash", "Cash"), ("labour", "Labour")]
    chart = stacked_bars("Money", stacks, kinds, columns=("Place", "Sum"), write=str, empty="", shares=True)
    assert [part["width"] for part in parts(chart.svg, "part")] == ["25%", "75%"]


def test_a_slope_goes_up_where_the_value_grows():
    slopes = [Slope("trust", 71.4, 85.3), Slope("deputies", None, 33.3)]
    chart = slope_chart(
        "Trust", slopes, sides=("2014", "2015"), subject="Question", write=str, empty="", most=100
    )
    [line] = parts(chart.svg, "slope", "line")
    assert float(line["y2"]) < float(line["y1"])
    assert len(parts(chart.svg, "dot", "circle")) == 3
    assert "trust: 71.4 → 85.3; deputies: 33.3" in chart.svg
    assert chart.table.rows[1] == ["deputies", None, "33.3"]


def test_many_slopes_become_rows_on_one_scale():
    slopes = [Slope(f"question {n}", 10 * n, 100 - 10 * n) for n in range(1, 7)]
    chart = slope_chart(
        "Trust", slopes, sides=("2014", "2015"), subject="Question", write=str, empty="", most=100
    )
    lines = parts(chart.svg, "slope", "line")
    first, last = lines[0], lines[-1]
    assert float(first["x1"].rstrip("%")) < float(first["x2"].rstrip("%"))
    assert float(last["x1"].rstrip("%")) > float(last["x2"].rstrip("%"))
    assert ["slope--down" in line["class"] for line in lines] == [False] * 5 + [True]
    assert len(parts(chart.svg, "dot--open", "circle")) == 6
    assert [key for key, _ in chart.legend] == ["before", "after"]


def test_a_year_not_reported_leaves_a_gap():
    series = [Series("index", [(2009, 0.3), (2010, 0.2), (2011, None), (2012, 0.1), (2013, 0.1)])]
    chart = lines_over_years("Concentration", series, year_head="Year", write=str, empty="")
    assert len(parts(chart.svg, "line-1", "line")) == 2
    assert len(parts(chart.svg, "mark-1", "circle")) == 4
    assert chart.table.rows[2] == ["2011", None]


def test_a_target_reached_is_told_from_one_missed():
    aims = [Aim("children", 40, 43), Aim("visits", 60, 46), Aim("trained", 25, None)]
    heads = ("What", "Target", "Result")
    chart = target_bullets("Targets", aims, columns=heads, **WORDS)
    assert [bar["width"] for bar in parts(chart.svg, "fill-done")] == ["71.67%"]
    assert [bar["width"] for bar in parts(chart.svg, "fill-short")] == ["76.67%"]
    assert len(parts(chart.svg, "goal")) == 3
    assert "trained: not reported / 25" in chart.svg


def test_things_in_different_units_have_each_their_own_scale():
    aims = [Aim("children", 40, 40, unit="children"), Aim("share", 80, 60, unit="%")]
    heads = ("What", "Target", "Result")
    chart = target_bullets("Targets", aims, columns=heads, own_scales=True, short="below", **WORDS)
    assert [bar["width"] for bar in parts(chart.svg, "fill-done")] == ["100%"]
    assert [bar["width"] for bar in parts(chart.svg, "fill-short")] == ["75%"]
    assert "children: 40 / 40 children; share: 60 / 80 %" in chart.svg
    assert chart.legend[-1] == ("short", "below")


@pytest.mark.parametrize(
    ("baseline", "target", "result", "reached"),
    [
        (None, 40, 43, True),
        (20, 40, 39, False),
        (30, 10, 11, False),
        (30, 10, 10, True),
        (30, 10, None, False),
    ],
)
def test_a_target_may_be_one_to_come_down_to(baseline, target, result, reached):
    assert Aim("cases in hospital", target, result, "cases", baseline).reached is reached


def test_contributions_are_drawn_from_the_table_of_money():
    lines = [MoneyLine("school", 2500, None, None), MoneyLine("village", None, 5000, 5000)]
    chart = contribution_bars(MoneyTable("Who gave what", lines))
    assert [row[0].text for row in chart.table.rows] == ["village", "school"]
    assert [(p["class"], p["width"]) for p in parts(chart.svg, "part")] == [
        ("part part-2", "50%"),
        ("part part-3", "50%"),
        ("part part-1", "25%"),
    ]


def test_scores_are_darker_the_nearer_the_full_score():
    criteria = [Criterion("plan", 10, (10, 5, 1, None))]
    chart = score_matrix(
        "Scores", "ABCD", criteria, criterion_head="Criterion", write=str, empty="", chosen=0
    )
    shades = [cell["class"] for cell in parts(chart.svg, "shade")]
    assert shades == ["shade shade-5", "shade shade-3", "shade shade-1", "shade shade-0"]


def on_map(*places):
    names = {"KG-J": "Jalal-Abad", "KG-B": "Batken"}
    heads = ("Place", "Oblast", "People")
    return country_map("Recipients", places, names=names, columns=heads, write=str, empty="nothing yet")


def test_a_place_without_coordinates_is_only_in_its_oblasts_sum():
    chart = on_map(
        Place("Kargalyk", "KG-J", 219),
        Place("Kara-Kol", "KG-J", 102),
        Place("Katran", "KG-B", 252, 39.85, 69.55),
        Place("Chatkal", "KG-J", None),
    )
    [total] = parts(chart.svg, "spot--sum", "circle")
    spots = [spot for spot in parts(chart.svg, "spot", "circle") if spot != total]
    assert "Jalal-Abad: 321 (2)" in chart.svg
    assert "Katran: 252" in chart.svg
    assert len(spots) == 1
    x, y = oblasts.place(39.85, 69.55)
    assert float(spots[0]["cx"].rstrip("%")) == pytest.approx(x / oblasts.WIDTH * 100, abs=0.01)
    assert float(spots[0]["cy"].rstrip("%")) == pytest.approx(y / oblasts.HEIGHT * 100, abs=0.01)


def test_circles_are_as_large_as_their_figures():
    chart = on_map(Place("A", "KG-J", 100, 41, 73), Place("B", "KG-B", 400, 40, 71))
    large, small = (float(spot["r"]) for spot in parts(chart.svg, "spot", "circle"))
    assert large == pytest.approx(2 * small, abs=0.02)


def test_the_map_knows_every_oblast_and_its_own_towns():
    assert set(oblasts.MIDDLES) == {*oblasts.SHAPES, "KG-GO"}
    assert len("".join(oblasts.SHAPES.values())) < 8000
    bishkek = oblasts.place(42.87, 74.59)
    assert abs(bishkek[0] - oblasts.MIDDLES["KG-GB"][0]) < 15
    assert abs(bishkek[1] - oblasts.MIDDLES["KG-GB"][1]) < 15


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (0.31, 0.5), (1, 1), (7, 10), (23, 25), (100, 100), (101, 200), (2556, 5000)]
)
def test_scales_end_on_round_numbers(most, top):
    assert ceiling(most) == pytest.approx(top)


def test_long_labels_break_at_spaces_and_end_in_an_ellipsis():
    assert lines_of("аялдар кеңеши жана жаштар", 14) == ["аялдар кеңеши", "жана жаштар"]
    assert lines_of("бир эки үч төрт беш", 4, at_most=2) == ["бир", "эки…"]
    assert lines_of("", 10) == [""]


@given(st.text(max_size=80), st.integers(0, 10**12))
def test_any_label_makes_a_sound_drawing(words, value):
    visible = "".join(letter for letter in words if letter.isprintable())
    chart = ranked(Bar(visible, value), Bar("<script>alert(1)</script>", 5))
    root = drawing(chart.svg)
    assert root.find(f".//{SVG}script") is None
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Problems"


def test_what_stands_in_an_attribute_cannot_leave_it():
    assert element("rect", class_='a" onload="b', stroke_width=1.5) == (
        '<rect class="a&quot; onload=&quot;b" stroke-width="1.5"/>'
    )


def test_drawings_are_the_same_every_time_and_carry_no_style():
    first, second = on_map(Place("A", "KG-J", 7)), on_map(Place("A", "KG-J", 7))
    assert first.svg == second.svg
    assert not re.search(r"style=|<script|on\w+=|href=", first.svg)


def test_writers_use_the_readers_language():
    from django.utils.translation import override

    with override("ru"):
        assert writing.som(1250000) == "12\u00a0500\u00a0сом"
        assert writing.percent(71.4) == "71,4\u00a0%"
    with override("en"):
        assert writing.one_digit(6) == "6.0"
        assert writing.whole_percent(20.5) == "21%"
