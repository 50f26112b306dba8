"""What several tests of the public pages stand on: the pilots loaded and the example played."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.portal.watching import Written, watched


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[Written]]:
    """The pilots and the played example for one module, let go at the end; what each act wrote."""
    from django.core.cache import cache
    from django.db import transaction

    from tapshyryk.core.acts.actions.seal import seal_all
    from tapshyryk.demo.example import play
    from tapshyryk.demo.founding import load

    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        with watched(patch) as acts:
            load.load(lambda line: None)
            play.play(lambda line: None)
        patch.undo()
        seal_all()
        cache.clear()
        yield acts
        cache.clear()
        transaction.set_rollback(True)
