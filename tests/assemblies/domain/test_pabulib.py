"""A vote written as a Pabulib file is read as it was, and a file that is none is refused with its place."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.assemblies.domain.counting import RULES, Vote, count
from tapshyryk.assemblies.domain.pabulib import BadElection, Election, read, written
from tapshyryk.assemblies.domain.rules.ballots import Ballots

pytestmark = pytest.mark.pure

VILLAGE = Election(
    title="Which problem first?",
    country="Kyrgyzstan",
    unit="Example; a village",
    day="2024-03-17",
    names={"water": 'Water in the "upper" street', "school": "A school bus"},
    vote=Vote(
        "approval",
        Ballots(("water", "school"), {("water",): 2, ("school", "water"): 1, (): 1}),
        costs={"water": 100, "school": 100},
        budget=100,
    ),
    selected=("water",),
)

FILE = """META
key;value
description;Which problem first?
country;Kyrgyzstan
unit;"Example; a village"
instance;2024-03-17
num_projects;2
num_votes;4
budget;1
vote_type;approval
rule;approval
tie_order;water,school
tie_rule;session_rank
round;1
PROJECTS
project_id;cost;name;selected
school;1;A school bus;0
water;1;"Water in the ""upper"" street";1
VOTES
voter_id;vote
1;
2;school,water
3;water
4;water
"""


def test_a_vote_is_written_as_others_read_it():
    assert written(VILLAGE) == FILE


def test_it_is_read_as_it_was_written():
    assert read(FILE) == VILLAGE
    assert read("\ufeff" + FILE.replace("\n", "\r\n")) == VILLAGE


@given(data=st.data(), rule=st.sampled_from(sorted(RULES)))
def test_any_vote_comes_back_whole_and_counts_the_same(data, rule):
    keys = data.draw(st.permutations(["a", "b", "c"]))
    most = 1 if RULES[rule].marking == "one" else 3
    way = st.permutations(keys).flatmap(lambda all_: st.integers(0, most).map(lambda n: tuple(all_[:n])))
    ballots = Ballots.of(keys, [*data.draw(st.lists(way, max_size=8)), (keys[0],)])
    several = RULES[rule].several
    sums = st.integers(1, 10**12) if several else st.just(100)
    vote = Vote(rule, ballots, {key: data.draw(sums) for key in keys}, data.draw(sums))
    title = data.draw(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=20))
    told = Election(title.strip(), "", "", "", dict.fromkeys(keys, "x"), vote, count(vote).chosen)
    found = read(written(told))
    assert found.vote == vote
    assert found.title == title.strip()
    assert count(found.vote) == count(vote)
    assert sorted(found.selected) == sorted(told.selected)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("META\n", "", "no_section", 1),
        ("VOTES\nvoter_id;vote\n", "", "section_missing", 0),
        ("rule;approval", "rule;dice", "unknown_rule", 0),
        ("tie_rule;session_rank", "tie_rule;coin", "unknown_tie_rule", 0),
        ("vote_type;approval", "vote_type;ordinal", "other_ballots", 0),
        ("school;1;A", "water;1;A", "option_twice", 18),
        ("school;1;A", "school;-1;A", "no_sum", 17),
        ("school;1;A", "school;1.005;A", "no_sum", 17),
        ("school;1;A", "school;١;A", "no_sum", 17),
        ("budget;1", "budget;much", "no_sum", 0),
        ("tie_order;water,school", "tie_order;water", "order_differs", 0),
        ("num_votes;4", "num_votes;5", "votes_missing", 0),
        ("voter_id;vote", "voter_id;choice", "column_missing", 20),
        ("3;water", "3", "row_short", 23),
        ("3;water", "2;water", "voter_twice", 23),
        ("3;water", "3;road", "no_such_option", 23),
        ("3;water", "3;water,water", "marked_twice", 23),
    ],
)
def test_what_is_no_election_is_refused_with_its_place(old, new, code, line):
    assert old in FILE
    with pytest.raises(BadElection) as trouble:
        read(FILE.replace(old, new))
    assert (trouble.value.code, trouble.value.line) == (code, line)


def test_one_mark_where_one_is_asked():
    file = FILE.replace("vote_type;approval", "vote_type;choose-1").replace("rule;approval", "rule;majority")
    with pytest.raises(BadElection) as trouble:
        read(file)
    assert (trouble.value.code, trouble.value.line) == ("one_mark", 22)


@given(st.text(max_size=300))
def test_any_text_is_an_election_or_is_refused(text):
    with suppress(BadElection):
        read("META\n" + text)
