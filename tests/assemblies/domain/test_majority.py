"""A majority is exact, says which kind it is, and settles equal votes only as was said beforehand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.assemblies.domain.majority import Counted, Outcome, Said, majority

pytestmark = pytest.mark.pure


def vote(*votes: int, present: int = 100, rule: str = "run_off", second: bool = False) -> Outcome:
    """The outcome of options a, b, c … with these votes, in the order of the needs list."""
    options = [Counted(chr(97 + place), count, place + 1) for place, count in enumerate(votes)]
    return majority(options, present=present, tie_rule=rule, is_run_off=second)


def test_more_than_half_of_those_present_is_absolute():
    outcome = vote(51, 30, 10)
    assert outcome == Outcome(
        winner="a",
        majority="absolute",
        run_off=(),
        abstained=9,
        explanation=(
            Said("counted", votes=91, of=100),
            Said("won_by_absolute", votes=51, of=100, keys=("a",)),
        ),
    )


def test_exactly_half_is_not_more_than_half():
    assert vote(50, 30).majority == "relative"
    assert vote(51, 30).majority == "absolute"
    assert vote(50, 30, present=99).majority == "absolute"


def test_the_most_votes_win_without_half():
    outcome = vote(30, 41, 20)
    assert (outcome.winner, outcome.majority, outcome.abstained) == ("b", "relative", 9)


def test_equal_votes_go_to_a_run_off_between_the_tied_only():
    outcome = vote(40, 20, 40)
    assert (outcome.winner, outcome.majority, outcome.run_off) == (None, "", ("a", "c"))
    assert [step.code for step in outcome.explanation] == ["counted", "tied", "run_off_called"]


def test_a_run_off_that_ties_again_ends_by_the_list():
    outcome = vote(50, 50, second=True)
    assert (outcome.winner, outcome.run_off) == ("a", ())
    assert [step.code for step in outcome.explanation] == [
        "counted",
        "tied",
        "run_off_tied_so_list_decides",
        "won_by_relative",
    ]


def test_equal_votes_are_settled_by_the_list_where_that_was_the_rule():
    options = [Counted("late", 40, 3), Counted("early", 40, 2), Counted("other", 5, 1)]
    outcome = majority(options, present=100, tie_rule="session_rank")
    assert outcome.winner == "early"
    assert outcome.explanation[2].code == "list_decides"


def test_an_option_without_a_place_stands_after_those_with_one():
    options = [Counted("none", 40), Counted("ranked", 40, 9), Counted("neither", 40)]
    assert majority(options, present=200, tie_rule="session_rank").winner == "ranked"
    unranked = [Counted("first", 40), Counted("second", 40)]
    assert majority(unranked, present=200, tie_rule="session_rank").winner == "first"


@pytest.mark.parametrize(
    ("options", "present", "rule"),
    [
        ([], 10, "run_off"),
        ([Counted("a", 6), Counted("b", 5)], 10, "run_off"),
        ([Counted("a", -1), Counted("b", 5)], 10, "run_off"),
        ([Counted("a", 0), Counted("b", 0)], 10, "run_off"),
        ([Counted("a", 1), Counted("a", 2)], 10, "run_off"),
        ([Counted("a", 1), Counted("b", 2)], 10, "coin"),
    ],
)
def test_what_is_no_vote_is_refused(options, present, rule):
    with pytest.raises(ValueError, match=r"."):
        majority(options, present=present, tie_rule=rule)


VOTES = st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=12).filter(any)


@given(votes=VOTES, absent=st.integers(0, 50), rule=st.sampled_from(["run_off", "session_rank"]))
def test_the_winner_has_the_most_votes_and_nothing_is_lost(votes, absent, rule):
    present = sum(votes) + absent
    outcome = vote(*votes, present=present, rule=rule)
    most = max(votes)
    assert outcome.abstained == absent
    if outcome.winner is None:
        assert rule == "run_off"
        assert len(outcome.run_off) == votes.count(most) > 1
    else:
        assert votes[ord(outcome.winner) - 97] == most
        assert (outcome.majority == "absolute") == (most * 2 > present)
        assert votes.count(most) == 1 or rule == "session_rank"


@given(votes=VOTES, present=st.integers(5000, 6000))
def test_a_second_vote_always_ends(votes, present):
    assert vote(*votes, present=present, second=True).winner is not None


@given(votes=VOTES, extra=st.integers(1, 100))
def test_more_hands_never_cost_the_winner_the_vote(votes, extra):
    before = vote(*votes, present=10_000, rule="session_rank")
    more = list(votes)
    more[ord(before.winner or "a") - 97] += extra
    assert vote(*more, present=10_000, rule="session_rank").winner == before.winner
