"""M10: seal, export, prove and verify a record of a million acts, beside bare hashing of the same bytes."""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.measure import ROOT, Figure, Measure

ACTS = 1_000_000
_PROOFS = 2_000
_TIMES = 3
_HIDDEN_EACH = 20


def run() -> list[Figure]:
    """Works in a process and a folder of its own, so that memory is that of the record alone."""
    folder = Path(tempfile.mkdtemp(prefix="tapshyryk-m10-"))
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "TAPSHYRYK_VAR": str(folder),
        "TAPSHYRYK_ENVIRONMENT": "development",
        "TAPSHYRYK_SIGNING_KEY": "",
        "TAPSHYRYK_DATABASE_URL": "",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bench.m10_record"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
        )
    finally:
        shutil.rmtree(folder)
    return [Figure(**figure) for figure in json.loads(done.stdout)]


def _measure() -> list[Figure]:
    from django.conf import settings
    from django.core.management import call_command

    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    _fill()
    seal = _seconds(_seal)
    bundle = settings.VAR / "record.zip"
    export = _seconds(lambda: _export(bundle))
    limit, nodes = _bare_hashing()
    runs = [_verify_apart(bundle) for _ in range(_TIMES)]
    verify = statistics.median(seconds for seconds, _ in runs)
    memory = max(kilobytes for _, kilobytes in runs) / 1024
    proofs = sorted(_proof_milliseconds())
    head = statistics.median(_head_milliseconds())
    order = _verify_order(settings.VAR / "order.zip")
    return [
        Figure("acts in the record", ACTS, ""),
        Figure("bundle, packed", round(bundle.stat().st_size / 1024**2, 1), "MB"),
        Figure("hashing the same entries and nodes, nothing else", round(limit + nodes, 2), "s"),
        Figure("sealing all of them (SQLite)", round(seal, 1), "s"),
        Figure("sealing, times the hashing", round(seal / (limit + nodes), 1), "x"),
        Figure("exporting all of them", round(export, 1), "s"),
        Figure("verify, a process of its own", round(verify, 1), "s", limit=20),
        Figure("verify, times the hashing", round(verify / (limit + nodes), 1), "x"),
        Figure("verify, most memory", round(memory), "MB"),
        Figure("one proof from the database, median", round(statistics.median(proofs), 2), "ms", limit=10),
        Figure("one proof, slowest of a hundred", round(proofs[len(proofs) * 99 // 100], 2), "ms"),
        Figure("the record's head, median", round(head, 3), "ms"),
        Figure("verify the bundle of one order of 500 acts", round(order, 2), "s"),
    ]


def _seconds(work: Any) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _fill() -> None:
    """A million acts as `append` writes them, put into the table past the ORM: filling is not measured."""
    from django.db import connection, transaction

    from tapshyryk.core.acts.actions.append import append
    from tapshyryk.core.acts.domain.entry import ActDraft
    from tapshyryk.core.acts.models import Act
    from tapshyryk.core.ids import uuid7

    draft = ActDraft(
        verb="record_attendance",
        actor_kind="person",
        actor_ref=f"person:{uuid7()}",
        actor_role="provider_staff",
        actor_body=f"organisation:{uuid7()}",
        subject_type="group",
        subject_id=uuid7(),
        subject_label="morning-group-1",
        municipality=uuid7(),
        order=uuid7(),
        from_state="running",
        to_state="running",
        detail={"day": "2026-03-02", "present": 23, "listed": 25},
        documents=[{"name": "attendance.pdf", "sha256": "ab" * 32, "size": 48_211}],
        rulebook="kg@2026-01-01",
    )
    with transaction.atomic():
        first = append(draft)
    columns = [field.column for field in Act._meta.concrete_fields]
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    connection.ensure_connection()
    with transaction.atomic():
        connection.connection.executemany(
            f"INSERT INTO acts_act ({listed}) VALUES ({marks})", _rows(columns, first, ACTS - 1)
        )


def _rows(columns: list[str], first: Any, count: int) -> Iterator[tuple[Any, ...]]:
    """Rows like the first act's, each with a key and content of its own; orders of 500 acts."""
    from django.db import connection

    from tapshyryk.core.ids import uuid7

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM acts_act WHERE id = %s", [first.pk.hex])
        said = [column[0] for column in cursor.description]
        like = dict(zip(said, cursor.fetchone(), strict=True))
    order = first.order
    for number in range(count):
        if number % 500 == 0:
            order = uuid7()
        key = uuid7()
        entry = first.entry.replace(str(first.pk), str(key)).replace(str(first.order), str(order))
        entry = entry.replace('"present":23', f'"present":{number % 26}')
        public = number % _HIDDEN_EACH != 0
        if not public:
            entry = entry.replace('"public":true', '"public":false')
        like |= {"id": key.hex, "order": order.hex, "entry": entry, "public": public}
        like["leaf_hash"] = sha256(b"\x00" + entry.encode()).digest()
        yield tuple(like[column] for column in columns)


def _seal() -> None:
    from tapshyryk.core.acts.actions.seal import seal_all

    assert seal_all() == ACTS


def _export(bundle: Path) -> None:
    from tapshyryk.core.acts.bundle import write_bundle

    assert write_bundle(bundle).size == ACTS


def _bare_hashing() -> tuple[float, float]:
    """Seconds for a leaf hash of each entry, and for as many node hashes: what no verifier can do without."""
    from tapshyryk.core.acts.models import Act

    entries = [b"\x00" + entry.encode() for entry in Act.objects.values_list("entry", flat=True).iterator()]
    pair = b"\x01" + bytes(64)

    def leaves() -> None:
        for entry in entries:
            sha256(entry).digest()

    def nodes() -> None:
        for _ in entries:
            sha256(pair).digest()

    return (
        statistics.median(_seconds(leaves) for _ in range(_TIMES)),
        statistics.median(_seconds(nodes) for _ in range(_TIMES)),
    )


_VERIFY = """
import sys
from pathlib import Path
from tapshyryk.cli import main
code = main(["verify", sys.argv[1]])
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
sys.exit(code)
"""


def _verify_apart(bundle: Path) -> tuple[float, int]:
    """Seconds and peak kilobytes of `tapshyryk verify` in a process of its own."""
    started = time.perf_counter()
    said = subprocess.run(
        [sys.executable, "-c", _VERIFY, str(bundle)], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - started, int(said.stdout.split()[-1])


def _verify_order(bundle: Path) -> float:
    from tapshyryk.core.acts.bundle import write_bundle
    from tapshyryk.core.acts.models import Act

    act = Act.objects.order_by("pk")[ACTS // 2]
    write_bundle(bundle, order=act.order)
    return _verify_apart(bundle)[0]


def _proof_milliseconds() -> Iterator[float]:
    """Reading the hashes of a random act's proof and checking it."""
    from tapshyryk.core.acts import stored_tree
    from tapshyryk.core.acts.domain import merkle
    from tapshyryk.core.acts.models import Checkpoint, Leaf

    point = Checkpoint.objects.order_by("-size")[0]
    chance = random.Random(10)
    for _ in range(_PROOFS):
        leaf = Leaf.objects.get(pk=chance.randrange(point.size))
        started = time.perf_counter()
        proof = stored_tree.inclusion_proof(leaf.index, point.size)
        yield (time.perf_counter() - started) * 1000
        assert merkle.includes(
            leaf=bytes(leaf.hash), index=leaf.index, size=point.size, proof=proof, root=bytes(point.root)
        )


def _head_milliseconds() -> Iterator[float]:
    from tapshyryk.core.acts import queries

    for _ in range(200):
        yield _seconds(queries.head) * 1000


MEASURES = [
    Measure("M10", "record of a million acts", "verify under 20 s; a proof under 10 ms", run),
]

if __name__ == "__main__":
    from tapshyryk.config.start import set_up_django

    set_up_django()
    json.dump([asdict(figure) for figure in _measure()], sys.stdout)
