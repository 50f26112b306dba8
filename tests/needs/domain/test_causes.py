"""A problem tree has one problem, no circles, and every box in a place of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.causes import Branch, Node, NoTree, circles, grown, hanging_on
from tapshyryk.needs.domain.tree_layout import BETWEEN, LETTERS, WIDTH, laid_out, wrapped

pytestmark = pytest.mark.pure

BRANCHES = (
    Branch("no-place", "", "cause", "Орун жетпейт"),
    Branch("one-group", "no-place", "cause", "Бир гана топ бар"),
    Branch("no-money", "one-group", "cause", "Бюджетте акча каралган эмес"),
    Branch("far", "", "cause", "Айыл алыс"),
    Branch("mothers", "", "effect", "Энелер иштей албайт"),
)


def test_a_tree_grows_from_its_branches():
    tree = grown("Бала бакча жок", BRANCHES)
    money = Node("no-money", "Бюджетте акча каралган эмес")
    group = Node("one-group", "Бир гана топ бар", (money,))
    assert tree.causes == (
        Node("no-place", "Орун жетпейт", (group,)),
        Node("far", "Айыл алыс"),
    )
    assert tree.effects == (Node("mothers", "Энелер иштей албайт"),)
    assert (tree.causes[0].levels, tree.causes[0].size) == (3, 3)


def test_what_is_no_tree_is_refused():
    for branches, told in (
        ((Branch("a", "b", "cause", ""), Branch("b", "a", "cause", "")), "circle"),
        ((Branch("a", "a", "cause", ""),), "circle"),
        ((Branch("a", "z", "cause", ""),), "hangs on nothing"),
        ((Branch("a", "", "cause", ""), Branch("b", "a", "effect", "")), "wrong side"),
        ((Branch("a", "", "cause", ""), Branch("a", "", "cause", "")), "stands once"),
        ((Branch("a", "", "reason", ""),), "neither"),
    ):
        with pytest.raises(NoTree, match=told):
            grown("x", branches)


def test_circles_and_what_hangs_on_a_branch():
    under = {branch.key: branch.under for branch in BRANCHES}
    assert circles(under, "no-place", "no-money")
    assert circles(under, "far", "far")
    assert not circles(under, "no-money", "far")
    assert not circles(under, "no-place", "")
    assert hanging_on(under, "no-place") == ("no-place", "one-group", "no-money")


def test_effects_stand_above_the_problem_and_causes_below_in_levels():
    layout = laid_out(grown("Бала бакча жок", BRANCHES))
    core, *others = layout.boxes
    boxes = {box.lines[0]: box for box in others}
    assert core.kind == "core"
    effect, cause = boxes["Энелер иштей албайт"], boxes["Орун жетпейт"]
    assert effect.y + effect.height + BETWEEN == core.y
    assert core.y + core.height + BETWEEN == cause.y
    below = boxes["Бир гана топ бар"]
    assert (below.y, below.middle) == (cause.y + cause.height + BETWEEN, cause.middle)
    assert boxes["Айыл алыс"].y == cause.y
    assert boxes["Бюджетте акча каралган"].lines == ("Бюджетте акча каралган", "эмес")
    assert len(layout.links) == 5
    assert layout.width < 600


def test_nothing_but_the_problem_is_one_box():
    layout = laid_out(grown("Жол жаман", ()))
    assert (len(layout.boxes), layout.links) == (1, ())
    assert layout.width == WIDTH + 4


@given(words=st.text(st.characters(categories=("L", "Zs")), max_size=120))
def test_no_letter_is_lost_and_no_line_is_too_long(words):
    lines = wrapped(words)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(len(line) <= LETTERS for line in lines)


@st.composite
def trees(draw):
    count = draw(st.integers(0, 14))
    branches = []
    for number in range(count):
        side = draw(st.sampled_from(("cause", "effect")))
        same = [branch.key for branch in branches if branch.side == side]
        under = draw(st.sampled_from(["", *same]))
        words = draw(st.text("абв ", max_size=60))
        branches.append(Branch(f"b{number}", under, side, words))
    return grown("Көйгөй", branches)


@given(tree=trees())
def test_no_two_boxes_stand_on_one_another_and_all_stay_on_the_drawing(tree):
    layout = laid_out(tree)
    nodes = sum(node.size for node in (*tree.causes, *tree.effects))
    assert (len(layout.boxes), len(layout.links)) == (nodes + 1, nodes)
    for box in layout.boxes:
        assert box.x >= 0
        assert box.x + WIDTH <= layout.width
        assert box.y >= 0
        assert box.y + box.height <= layout.height
    for number, one in enumerate(layout.boxes):
        for other in layout.boxes[number + 1 :]:
            beside = one.x + WIDTH <= other.x or other.x + WIDTH <= one.x
            apart = one.y + one.height <= other.y or other.y + other.height <= one.y
            assert beside or apart


@given(tree=trees())
def test_every_line_goes_down_from_a_box_to_a_box(tree):
    layout = laid_out(tree)
    lower = {(box.middle, box.y + box.height) for box in layout.boxes}
    upper = {(box.middle, box.y) for box in layout.boxes}
    assert all((link.from_x, link.from_y) in lower for link in layout.links)
    assert all((link.to_x, link.to_y) in upper for link in layout.links)
