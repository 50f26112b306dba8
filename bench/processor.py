"""How much processor time a measure took, on its own side and on the database server's."""

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def seconds_of(pid: int) -> float:
    """Processor seconds of the process `pid`, of its children that live and of those it has outlived."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return sum(_own_seconds(one) for one in (str(pid), *children))


def server_of(backend: int) -> int:
    """The PostgreSQL server of the backend process `backend`, on this machine: its parent."""
    return int(_stat(str(backend))[1])


def _own_seconds(pid: str) -> float:
    try:
        fields = _stat(pid)
    except FileNotFoundError:
        return 0.0  # it has ended meanwhile, and its parent counts it now
    return sum(int(ticks) for ticks in fields[11:15]) / _TICK


def _stat(pid: str) -> list[str]:
    """The fields of /proc/PID/stat after the name, which may hold spaces: state, parent, and so on."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
