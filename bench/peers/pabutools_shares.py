"""Counts marked ballots by pabutools' equal shares; run by its own interpreter, reads a file of ballots."""

import json
import statistics
import sys
import time
from pathlib import Path

from pabutools.election import Cost_Sat, FrozenApprovalBallot, Instance, Project
from pabutools.election.profile import ApprovalMultiProfile
from pabutools.fractions import frac
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule


def main() -> None:
    """Reads costs, budget, `marked` (pairs of keys and how many) and repeats; prints time and choice."""
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    projects = {key: Project(key, cost) for key, cost in given["costs"].items()}
    instance = Instance(projects.values(), budget_limit=given["budget"])
    profile = ApprovalMultiProfile(instance=instance)
    people = 0
    for keys, count in given["marked"]:
        profile[FrozenApprovalBallot([projects[key] for key in keys])] = count
        people += count
    by_name = TieBreakingRule(lambda _instance, _profile, project: project.name)
    took, chosen = [], []
    for _ in range(given["repeats"]):
        began = time.perf_counter()
        chosen = method_of_equal_shares(
            instance,
            profile,
            Cost_Sat,
            tie_breaking=by_name,
            voter_budget_increment=frac(given["budget"], people * 100),
        )
        took.append(time.perf_counter() - began)
    print(json.dumps({"ms": statistics.median(took) * 1000, "chosen": [one.name for one in chosen]}))


if __name__ == "__main__":
    main()
