"""Steps taken by several people in the same moment, for the tests of every room."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from django.db import connection

from tapshyryk.core import clock
from tapshyryk.core.lifecycle.refusals import Refused


def at_once(moment: datetime, *steps: Callable[[], object]) -> list[str]:
    """Take the steps in threads that start together; what became of each, sorted: taken, or why refused.

    A step that fails otherwise fails the test.
    """
    together = threading.Barrier(len(steps))
    outcomes: list[str] = []
    failures: list[Exception] = []

    def run(step: Callable[[], object]) -> None:
        together.wait()
        try:
            with clock.at(moment):
                step()
            outcomes.append("taken")
        except Refused as refused:
            outcomes.append(refused.rules[0] if refused.rules else refused.reasons[0].kind)
        except Exception as trouble:
            failures.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sorted(outcomes)
