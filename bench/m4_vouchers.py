"""M4: redemptions a second, beside a bare loop of the same durability, and never one tyiyn too much."""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.measure import ROOT, Figure, Measure
from bench.processor import seconds_of

SECONDS = 2.0
TURNS = 3
WORKERS = (1, 4, 8)
_CARDS_EACH = 100
_FACE = 10**7


def run() -> list[Figure]:
    """PostgreSQL waiting for the disk, then SQLite; distinct vouchers, then one hot voucher."""
    sys.path.insert(0, str(ROOT))
    from tests.engines import DURABLE, start_postgres

    figures: list[Figure] = []
    server = start_postgres(DURABLE)
    try:
        figures += _engine("PostgreSQL", server.url, server.process.pid)
    finally:
        server.stop()
    return figures + _engine("SQLite", "")


@dataclass(frozen=True)
class Run:
    """Redemptions a second, and milliseconds of processor for each, of the workers and of the server."""

    rate: float
    client: float
    server: float


def _engine(name: str, url: str, server: int = 0) -> list[Figure]:
    folder = Path(tempfile.mkdtemp(prefix="tapshyryk-m4-"))
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "TAPSHYRYK_VAR": str(folder),
        "TAPSHYRYK_ENVIRONMENT": "test",
        "TAPSHYRYK_SECRET_KEY": "known-to-everybody-because-nothing-is-secret-here",
        "TAPSHYRYK_DATABASE_URL": url or f"sqlite:///{folder / 'm4.sqlite3'}",
        "M4_FOLDER": str(folder),
    }
    try:
        _call(environment, "prepare")
        figures = []
        for which in ("distinct", "hot"):
            for workers in WORKERS:
                figures += _compared(
                    f"{name}, {which}, {workers} at once", environment, which, workers, server
                )
        wrong = float(_call(environment, "check"))
        return [*figures, Figure(f"{name}: tyiyn too much or too little", wrong, "tyiyn", 0)]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _call(environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "bench.m4_vouchers", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()


def _compared(label: str, environment: dict[str, str], which: str, workers: int, server: int) -> list[Figure]:
    """Redemptions and the bare loop by turns, so that a busy minute of the machine touches both alike."""
    crews = [_crew(environment, whose, which, workers) for whose in ("ours", "bare")]
    turns = [[_turn(crew, server) for crew in crews] for _ in range(TURNS)]
    for worker in (worker for crew in crews for worker in crew):
        worker.communicate()
    ours, bare = ([turn[place] for turn in turns] for place in range(2))
    figures = [
        Figure(f"{label}: redemptions", round(_median(ours, "rate")), "/s"),
        Figure(f"{label}: bare loop", round(_median(bare, "rate")), "/s"),
        Figure(
            f"{label}: share of the bare loop",
            round(median(mine.rate / theirs.rate for mine, theirs in turns), 2),
            "",
            0.5 if which == "distinct" else 1 / 3,
            more_is_better=True,
        ),
    ]
    for said, runs in (("a redemption", ours), ("the bare loop", bare)):
        spent = f"{label}: processor of {said}"
        figures.append(Figure(f"{spent}, its process", round(_median(runs, "client"), 2), "ms"))
        if server:
            figures.append(Figure(f"{spent}, the server", round(_median(runs, "server"), 2), "ms"))
    return figures


def _median(runs: list[Run], name: str) -> float:
    return median(getattr(run, name) for run in runs)


def _crew(environment: dict[str, str], whose: str, which: str, workers: int) -> list[subprocess.Popen[str]]:
    """So many processes, each ready to begin when it is told."""
    command = [sys.executable, "-m", "bench.m4_vouchers", "work", whose, which]
    crew = [
        subprocess.Popen(
            [*command, str(number)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(workers)
    ]
    if any(_said(worker) != "ready" for worker in crew):
        raise RuntimeError(f"{whose}, {which}: a worker failed")
    return crew


def _said(worker: subprocess.Popen[str]) -> str:
    assert worker.stdout is not None, "every worker is started with pipes"
    return worker.stdout.readline().strip()


def _turn(crew: list[subprocess.Popen[str]], server: int) -> Run:
    """What a crew does that begins together and works for SECONDS."""
    begin = time.time() + 0.2
    for worker in crew:
        print(begin, file=worker.stdin, flush=True)
    served = seconds_of(server) if server else 0.0
    told = [_said(worker).split() for worker in crew]
    served = (seconds_of(server) if server else 0.0) - served
    done, spent = sum(int(count) for count, _ in told), sum(float(seconds) for _, seconds in told)
    return Run(done / SECONDS, spent / done * 1000, served / done * 1000)


def _django() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tapshyryk.config.settings.test"
    django.setup()


def _prepare() -> None:
    """A contract on an order of vouchers, one hot voucher and some for each worker; the same for the loop."""
    _django()
    from django.core.management import call_command
    from django.db import connection

    from tapshyryk.core.entity import inside_an_act
    from tapshyryk.orders.models import BudgetLine
    from tests.delivery.running import registered
    from tests.vouchers.issued import issued, voucher_contract
    from tests.world import make_world

    call_command("migrate", verbosity=0)
    world = make_world()
    contract = voucher_contract(world)
    with inside_an_act():
        BudgetLine.objects.create(order=contract.order, purpose="services", amount_tyiyn=10**12)
    recipient = registered(world, contract.order)
    folder = Path(os.environ["M4_FOLDER"])
    (folder / "worker").write_text(str(world.people["worker"].pk))
    (folder / "contract").write_text(str(contract.pk))

    def codes(count: int) -> list[str]:
        return [issued(world, contract, recipient, amount_tyiyn=_FACE).code for _ in range(count)]

    kept = {"hot": codes(1)} | {f"distinct-{number}": codes(_CARDS_EACH) for number in range(max(WORKERS))}
    for name, drawn in kept.items():
        (folder / name).write_text("\n".join(drawn))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_card (code varchar(32) PRIMARY KEY, balance bigint NOT NULL)")
        cursor.execute(
            "CREATE TABLE bare_use (id varchar(36) PRIMARY KEY, code varchar(32) NOT NULL, "
            "amount bigint NOT NULL, day date NOT NULL)"
        )
        cursor.execute("CREATE INDEX bare_use_of_card ON bare_use (code)")
        for drawn in kept.values():
            cursor.executemany("INSERT INTO bare_card VALUES (%s, %s)", [(code, _FACE) for code in drawn])


def _check() -> None:
    """How many tyiyn differ between faces, balances and redemptions, and redemptions from their acts."""
    _django()
    from django.db.models import Sum

    from tapshyryk.core.acts.models import Act
    from tapshyryk.vouchers.models import Redemption, Voucher

    rows = Voucher.objects.annotate(used=Sum("redemptions__amount_tyiyn"))
    unrecorded = Redemption.objects.count() - Act.objects.filter(verb="redeem_voucher").count()
    print(sum(abs(row.face_tyiyn - row.balance_tyiyn - (row.used or 0)) for row in rows) + abs(unrecorded))


def _work(whose: str, which: str, number: int) -> None:
    """Redeems once to be warm and says so; then, for each moment it is told, begins at it and counts."""
    folder = Path(os.environ["M4_FOLDER"])
    codes = (folder / ("hot" if which == "hot" else f"distinct-{number}")).read_text().split()
    redeem = _ours(folder) if whose == "ours" else _bare()
    redeem(codes[-1])
    print("ready", flush=True)
    for line in sys.stdin:
        begin, done = float(line), 0
        time.sleep(max(0.0, begin - time.time()))
        spent = time.process_time()
        while time.time() < begin + SECONDS:
            redeem(codes[done % len(codes)])
            done += 1
        print(done, time.process_time() - spent, flush=True)


def _ours(folder: Path) -> Callable[[str], Any]:
    """The action as the web calls it, code and all."""
    _django()
    from datetime import date

    from tapshyryk.contracts.models import Contract
    from tapshyryk.core import clock
    from tapshyryk.parties.holdings import person_actor
    from tapshyryk.parties.models import Person
    from tapshyryk.vouchers.actions.redeem import redeem_voucher
    from tapshyryk.vouchers.models import Redemption
    from tests.world import NOON

    actor = person_actor(Person.objects.get(pk=(folder / "worker").read_text()))
    contract = Contract.objects.select_related("contractor", "order__municipality", "order__customer").get(
        pk=(folder / "contract").read_text()
    )

    def redeem(code: str) -> None:
        redemption = Redemption(contract=contract)
        with clock.at(NOON):
            redeem_voucher(redemption, actor=actor, code=code, amount_tyiyn=1, day=date(2026, 3, 2))

    return redeem


def _bare() -> Callable[[str], Any]:
    """Lock, check, insert, update, commit: nothing else, with the driver alone."""
    from uuid import uuid4

    url = os.environ["TAPSHYRYK_DATABASE_URL"]
    if url.startswith("sqlite"):
        file = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=20, isolation_level=None)
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("PRAGMA synchronous=FULL")
        return lambda code: _bare_use(file.execute, code, uuid4(), "?", lock="", begin="BEGIN IMMEDIATE")
    import psycopg

    connection = psycopg.connect(url, autocommit=True)
    return lambda code: _bare_use(connection.execute, code, uuid4(), "%s", lock="FOR UPDATE", begin="BEGIN")


def _bare_use(execute: Any, code: str, key: Any, mark: str, *, lock: str, begin: str) -> None:
    execute(begin)
    (balance,) = execute(f"SELECT balance FROM bare_card WHERE code = {mark} {lock}", (code,)).fetchone()
    if balance >= 1:
        execute(f"INSERT INTO bare_use VALUES ({mark}, {mark}, 1, {mark})", (str(key), code, "2026-03-02"))
        execute(f"UPDATE bare_card SET balance = balance - 1 WHERE code = {mark}", (code,))
    execute("COMMIT")


def main() -> None:
    """The parts of the measure, each in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=("prepare", "check", "work"))
    parser.add_argument("rest", nargs="*")
    given = parser.parse_args()
    if given.part == "prepare":
        _prepare()
    elif given.part == "check":
        _check()
    else:
        whose, which, number = given.rest
        _work(whose, which, int(number))


MEASURES = [
    Measure(
        "M4",
        "vouchers",
        "distinct: at least half of the bare loop, the act recorded too; one hot voucher: at least a third; "
        "never one tyiyn too much",
        run,
    )
]

if __name__ == "__main__":
    main()
