"""Runs the measures: `python -m bench` all of them, `python -m bench M12 M13` some."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from bench.measure import Finding, Measure
from bench.page import write_page


def known() -> dict[str, Measure]:
    """The measures of all modules of this package, by name."""
    found: list[Measure] = []
    for file in sorted(Path(__file__).parent.glob("m[0-9]*.py")):
        found.extend(import_module(f"bench.{file.stem}").MEASURES)
    return {measure.name: measure for measure in sorted(found, key=lambda each: int(each.name[1:]))}


def main() -> int:
    """Returns 1 when a goal was missed."""
    measures = known()
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="MEASURE", help=f"of {', '.join(measures)}; all when none is named"
    )
    wanted = parser.parse_args().names or list(measures)
    if strange := [name for name in wanted if name not in measures]:
        parser.error(f"there is no measure {', '.join(strange)}")
    missed = False
    for name in wanted:
        measure = measures[name]
        print(f"{name} {measure.title} …", flush=True)
        finding = Finding(name, measure.title, measure.goal, measure.run())
        finding.keep()
        for figure in finding.figures:
            mark = {True: "reached", False: "MISSED", None: ""}[figure.reached]
            limit = "" if figure.limit is None else f"(goal {figure.limit:g})"
            print(f"  {figure.what}: {figure.value:g} {figure.unit} {limit} {mark}".rstrip(), flush=True)
            missed = missed or figure.reached is False
    write_page()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
