"""The chapters of the example that happen in needs and assemblies, without those that come after."""

from __future__ import annotations

from tapshyryk.demo.example import joining, needs_session, proposals, rounds, tracing, up_to_approval
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story


def play_rooms(story: Story, cast: Cast) -> None:
    """From the joining of the municipality to its needs study."""
    joined = joining.join(story, cast)
    proposed = proposals.propose(story, cast)
    rounds.go_round(story, cast)
    joining.advise(story, joined)
    session = needs_session.find_needs(story, cast, proposed=proposed)
    common = tracing.join_villages(story, cast, session)
    joining.work_together(story, session)
    assembly = up_to_approval.vote(story, cast, common)
    tracing.trace_causes(story, assembly.result)
    joining.study(story, cast)
