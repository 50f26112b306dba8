"""Plays the example up to a contract under way, and prints as JSON the keys of who acts there and with what.

Run as a program, with the settings of the server that is going to be killed.
"""

from __future__ import annotations

import json
import sys

import django


def main() -> None:
    """Set the stage in an empty database; the accounts, the municipality and the contract on one line."""
    django.setup()
    from tapshyryk.demo.example import competition, needs_session, people, tracing, up_to_approval
    from tapshyryk.demo.example.story import Story
    from tapshyryk.parties.models import Account

    story = Story(tell=lambda _line: None)
    cast = people.set_the_stage(story)
    session = needs_session.find_needs(story, cast)
    common = tracing.join_villages(story, cast, session)
    order = up_to_approval.place_order(story, cast, up_to_approval.vote(story, cast, common))
    competition.compete(story, cast, order)
    contract = competition.contract(story, cast, order)
    accounts = {account.email.partition("@")[0]: account.pk for account in Account.objects.all()}
    told = {"accounts": accounts, "place": str(cast.place.pk), "contract": str(contract.pk)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
