"""Exports bundles of the record."""

import argparse
from pathlib import Path

from tapshyryk.config.command import Problem, print_result, result_options
from tapshyryk.core.exporting.spec import Export


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write the bundle (zip)")
    parser.add_argument("--order", metavar="SLUG", help="only the acts of this order, each with its proof")
    result_options(parser)


def _run(arguments: argparse.Namespace) -> int:
    from tapshyryk.core.acts.actions.seal import seal_all
    from tapshyryk.core.acts.bundle import NothingToExport, order_named, write_bundle
    from tapshyryk.core.acts.domain.entry import RecordDamaged
    from tapshyryk.core.acts.keys import KeyTrouble

    order = order_named(arguments.order) if arguments.order else None
    if arguments.order and order is None:
        raise Problem(
            f"There is no order {arguments.order} in the record: look up its slug on its page.", code=2
        )
    if not arguments.file.parent.is_dir():
        raise Problem(f"There is no folder {arguments.file.parent}: make it, or choose another.", code=2)
    try:
        seal_all()
        bundled = write_bundle(arguments.file, order=order)
    except (KeyTrouble, NothingToExport, RecordDamaged) as trouble:
        raise Problem(str(trouble)) from trouble
    result = {"file": str(arguments.file), **vars(bundled)}
    text = (
        f"{bundled.entries} entries of a record of {bundled.size} were written to {arguments.file}.\n"
        f"Root {bundled.root}. Verify with: tapshyryk verify {arguments.file}"
    )
    print_result(arguments, result, text)
    return 0


EXPORTS = (
    Export(
        kind="bundle",
        help="write the sealed record with its proof, to be verified anywhere",
        example="tapshyryk export bundle day-centre.zip --order day-centre-2026",
        configure=_configure,
        run=_run,
    ),
)
