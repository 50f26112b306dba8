"""What several tests of the public pages stand on: the pilots loaded and the example played."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The pilots and the played example for one module, in a transaction that is let go at the end."""
    from django.db import transaction

    from tapshyryk.core.acts.actions.seal import seal_all
    from tapshyryk.demo.example import play
    from tapshyryk.demo.founding import load

    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        load.load(lambda line: None)
        play.play(lambda line: None)
        seal_all()
        yield
        transaction.set_rollback(True)
