"""A majority is exact, says which kind it is, and settles equal votes only as was said beforehand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.most_votes import most_votes
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

pytestmark = pytest.mark.pure


def vote(*votes: int, present: int = 100, rule: str = "run_off", second: bool = False) -> Outcome:
    """The outcome of options a, b, c … with these votes, in the order of the needs list."""
    hands = {(chr(97 + place),): count for place, count in enumerate(votes)}
    ballots = Ballots(tuple(key for (key,) in hands), {**hands, (): present - sum(votes)})
    return most_votes(ballots, tie_rule=rule, is_run_off=second)


def codes(outcome: Outcome) -> list[str]:
    return [step.code for step in outcome.explanation]


def test_more_than_half_of_those_present_is_told():
    assert vote(51, 30, 10) == Outcome(
        rule="most_votes",
        chosen=("a",),
        run_off=(),
        rows=(Row("votes", "", (("a", 51), ("b", 30), ("c", 10))),),
        explanation=(
            Said("votes_of_present", votes=91, of=100),
            Said("most_and_over_half", votes=51, of=100, keys=("a",)),
        ),
    )


def test_exactly_half_is_not_more_than_half():
    assert codes(vote(50, 30))[-1] == "most_not_half"
    assert codes(vote(51, 30))[-1] == "most_and_over_half"
    assert codes(vote(50, 30, present=99))[-1] == "most_and_over_half"


def test_the_most_votes_win_without_half():
    outcome = vote(30, 41, 20)
    assert (outcome.chosen, codes(outcome)[-1]) == (("b",), "most_not_half")


def test_equal_votes_go_to_a_run_off_between_the_tied_only():
    outcome = vote(40, 20, 40)
    assert (outcome.chosen, outcome.run_off) == ((), ("a", "c"))
    assert codes(outcome) == ["votes_of_present", "tied", "run_off_called"]


def test_a_run_off_that_ties_again_ends_by_the_list():
    outcome = vote(50, 50, second=True)
    assert (outcome.chosen, outcome.run_off) == (("a",), ())
    assert codes(outcome) == ["votes_of_present", "tied", "run_off_tied", "most_not_half"]


def test_equal_votes_are_settled_by_the_list_where_that_was_the_rule():
    ballots = Ballots(("other", "early", "late"), {("late",): 40, ("early",): 40, ("other",): 5, (): 15})
    outcome = most_votes(ballots, tie_rule="session_rank")
    assert outcome.chosen == ("early",)
    assert codes(outcome)[2] == "list_decides"


@pytest.mark.parametrize(
    ("options", "marked", "rule"),
    [
        ((), {}, "run_off"),
        (("a", "b"), {(): 5}, "run_off"),
        (("a", "b"), {("a", "b"): 1}, "run_off"),
        (("a", "b"), {("a",): 1}, "coin"),
    ],
)
def test_what_is_no_vote_is_refused(options, marked, rule):
    with pytest.raises(ValueError, match=r"."):
        most_votes(Ballots(options, marked), tie_rule=rule)


VOTES = st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=12).filter(any)


@given(votes=VOTES, absent=st.integers(0, 50), rule=st.sampled_from(["run_off", "session_rank"]))
def test_the_winner_has_the_most_votes(votes, absent, rule):
    present = sum(votes) + absent
    outcome = vote(*votes, present=present, rule=rule)
    most = max(votes)
    if not outcome.chosen:
        assert rule == "run_off"
        assert len(outcome.run_off) == votes.count(most) > 1
    else:
        assert votes[ord(outcome.chosen[0]) - 97] == most
        assert (codes(outcome)[-1] == "most_and_over_half") == (most * 2 > present)
        assert votes.count(most) == 1 or rule == "session_rank"


@given(votes=VOTES, present=st.integers(5000, 6000))
def test_a_second_vote_always_ends(votes, present):
    assert vote(*votes, present=present, second=True).chosen


@given(votes=VOTES, extra=st.integers(1, 100))
def test_more_hands_never_cost_the_winner_the_vote(votes, extra):
    (before,) = vote(*votes, present=10_000, rule="session_rank").chosen
    more = list(votes)
    more[ord(before) - 97] += extra
    assert vote(*more, present=10_000, rule="session_rank").chosen == (before,)
