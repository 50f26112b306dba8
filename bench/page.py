"""Writes the page of the documentation that shows what was measured."""

from bench.measure import ROOT, kept

PAGE = ROOT / "docs" / "reference" / "measures.md"


def as_markdown() -> str:
    """One table of all kept findings; absolute figures move with the machine, ratios and growth hold."""
    lines = [
        "# Measures",
        "",
        "Taken by `make bench`, on the day and machine named below. Absolute figures move with the machine.",
        "",
        "| measure | figure | value | goal | |",
        "|---|---|---|---|---|",
    ]
    machines: dict[str, list[str]] = {}
    for finding in kept():
        for number, figure in enumerate(finding["figures"]):
            name = f"{finding['name']} {finding['title']}" if number == 0 else ""
            goal = "" if figure["limit"] is None else f"{figure['limit']:g}"
            mark = {True: "reached", False: "**missed**", None: ""}[figure["reached"]]
            lines.append(
                f"| {name} | {figure['what']} | {figure['value']:g} {figure['unit']} | {goal} | {mark} |"
            )
        described = ", ".join(f"{key} {value}" for key, value in finding["machine"].items())
        machines.setdefault(f"{finding['on']}: {described}", []).append(finding["name"])
    lines += ["", *(f"- {', '.join(names)}: {where}" for where, names in machines.items())]
    return "\n".join(lines) + "\n"


def write_page() -> None:
    """Writes `docs/reference/measures.md`."""
    PAGE.write_text(as_markdown(), encoding="utf-8")
