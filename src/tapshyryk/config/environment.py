"""The one table of everything the product reads from its environment, parsed and checked once."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tapshyryk.config import paths

PREFIX = "TAPSHYRYK_"
NOT_SETTINGS = ("TAPSHYRYK_TEST_", "TAPSHYRYK_BENCH_")
"""Names that speak to the tests and the measures, not to the product."""


class Unfit(ValueError):
    """A value that cannot be used; the message is one sentence that says what to do."""


def _text(value: str) -> str:
    return value.strip()


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip())


def _yes(value: str) -> bool:
    if value.lower() in {"1", "yes", "true", "on"}:
        return True
    if value.lower() in {"", "0", "no", "false", "off"}:
        return False
    raise Unfit("Write yes or no.")


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value in choices:
            return value
        raise Unfit(f"Choose one of {', '.join(choices)}.")

    return read


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        raise Unfit(f"Write a whole number from {least} to {most}.")

    return read


def _address(*schemes: str, example: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value and urlsplit(value).scheme not in schemes:
            raise Unfit(f"Write an address such as {example}.")
        return value.rstrip("/") if schemes == ("https", "http") else value

    return read


def _ocds_prefix(value: str) -> str:
    if value.isascii() and value.isalnum() and value.islower() and 6 <= len(value) <= 12:
        return value
    raise Unfit("Write the six small letters and digits you were given.")


def _folder(value: str) -> Path:
    return Path(value).absolute() if value else paths.var()


def _setting(default: str, meaning: str, read: Callable[[str], Any] = _text, *, secret: bool = False) -> Any:
    return field(metadata={"default": default, "meaning": meaning, "read": read, "secret": secret})


@dataclass(frozen=True, kw_only=True)
class Environment:
    """Every setting, by its name without the prefix in small letters; read `current()`, do not build one."""

    environment: str = _setting(
        "development",
        "Which settings to run with: development, demo, production or test.",
        _one_of("development", "demo", "production", "test"),
    )
    var: Path = _setting("", "Folder for database, keys, uploads and made files; empty: var/.", _folder)
    secret_key: str = _setting(
        "", "Signs sessions and links; empty: the key that init wrote into var/keys/.", secret=True
    )
    identity_keys: tuple[str, ...] = _setting(
        "",
        "Seal who recipients are: Fernet keys, newest first, by commas; empty: the key in var/keys/.",
        _words,
        secret=True,
    )
    database_url: str = _setting(
        "",
        "PostgreSQL as postgresql://user:password@host/name, or sqlite:////path; empty: SQLite in var/.",
        _address("postgresql", "postgres", "sqlite", example="postgresql://user:password@host/name"),
        secret=True,
    )
    signing_key: str = _setting(
        "", "Signs the record's checkpoints: the key, or its file; empty: var/keys/record.key.", secret=True
    )
    accept_sqlite: bool = _setting(
        "no", "Production may run on SQLite: one machine, one disk, backups arranged for.", _yes
    )
    hosts: tuple[str, ...] = _setting(
        "", "Names under which the site is reached, separated by commas; production needs them.", _words
    )
    site_url: str = _setting(
        "",
        "The public address, used in e-mails, documents and open data; empty: the first host.",
        _address("https", "http", example="https://tapshyryk.example"),
    )
    https: bool = _setting(
        "yes", "In production, cookies and pages go over HTTPS only; no only behind a closed network.", _yes
    )
    proxy: bool = _setting(
        "no", "A trusted proxy stands in front and sets X-Forwarded-For and X-Forwarded-Proto.", _yes
    )
    email_url: str = _setting(
        "console://",
        "Where e-mails go: console:// or smtp://user:password@host:587 (smtps:// for port 465).",
        _address("console", "smtp", "smtps", example="smtp://user:password@host:587"),
        secret=True,
    )
    email_from: str = _setting("tapshyryk@localhost", "The sender of every e-mail.")
    rulebook: str = _setting("kg", "The rulebook in force: a file's name in rulebooks/ without .toml.")
    rulebook_dirs: tuple[str, ...] = _setting(
        "", "More folders with rulebooks, separated by commas, besides those shipped.", _words
    )
    bind: str = _setting("127.0.0.1", "The network address on which serve listens.")
    port: int = _setting("8000", "The port on which serve listens.", _whole(0, 65535))
    workers: int = _setting("2", "Processes that answer requests; about one for each core.", _whole(1, 64))
    threads: int = _setting("4", "Threads in each process.", _whole(1, 64))
    upload_megabytes: int = _setting("10", "The largest file anyone may upload.", _whole(1, 1000))
    upload_scanner: str = _setting(
        "", "Dotted path of a function that looks for viruses in each upload; empty: none looks."
    )
    publisher: str = _setting(
        "Tapshyryk", "Who publishes the open data: the name of the body that runs this installation."
    )
    data_licence: str = _setting(
        "",
        "The address of the licence of the open data; empty: none is stated.",
        _address("https", "http", example="https://creativecommons.org/licenses/by/4.0/"),
    )
    ocds_prefix: str = _setting(
        "unregistered",
        "The prefix the Open Contracting Data Standard assigned to this publisher, such as a1b2c3.",
        _ocds_prefix,
    )
    api_per_minute: int = _setting(
        "120", "How many requests a minute one address may make to the API.", _whole(1, 100_000)
    )
    session_hours: int = _setting("12", "How long a sign-in lasts without use.", _whole(1, 24 * 30))
    log_level: str = _setting(
        "info",
        "How much is logged: debug, info, warning or error.",
        _one_of("debug", "info", "warning", "error"),
    )


@dataclass(frozen=True)
class Line:
    """One line of the table as people read it: in `doctor` and in the documentation."""

    name: str
    default: str
    meaning: str
    secret: bool


def table() -> tuple[Line, ...]:
    """All settings in the order of the table."""
    return tuple(
        Line(PREFIX + f.name.upper(), f.metadata["default"], f.metadata["meaning"], f.metadata["secret"])
        for f in fields(Environment)
    )


def as_markdown() -> str:
    """The page of the documentation that lists every setting."""
    lines = [
        "# Settings",
        "",
        "Read from the environment, once, at the start. `tapshyryk doctor` says which are in force and what",
        "is unsafe; production does not start with an unsafe one. Written by `make docs`.",
        "",
        "| setting | default | meaning |",
        "|---|---|---|",
    ]
    for line in table():
        default = f"`{line.default}`" if line.default else ""
        secret = " *Secret: never shown.*" if line.secret else ""
        lines.append(f"| `{line.name}` | {default} | {line.meaning}{secret} |")
    return "\n".join(lines) + "\n"


def parse(variables: Mapping[str, str]) -> Environment:
    """Reads the settings from `variables`; raises `Unfit` naming the variable and what to write instead."""
    values: dict[str, Any] = {}
    for each in fields(Environment):
        name = PREFIX + each.name.upper()
        written = variables.get(name, each.metadata["default"])
        try:
            values[each.name] = each.metadata["read"](written)
        except Unfit as trouble:
            shown = "" if each.metadata["secret"] else f" is {written!r}"
            raise Unfit(f"{name}{shown}: {str(trouble)[0].lower()}{str(trouble)[1:]}") from None
    return Environment(**values)


def unknown(variables: Mapping[str, str]) -> list[str]:
    """Names that begin like ours but mean nothing: most often a slip of the pen."""
    known = {line.name for line in table()}
    return sorted(
        name
        for name in variables
        if name.startswith(PREFIX) and name not in known and not name.startswith(NOT_SETTINGS)
    )


@cache
def current() -> Environment:
    """The settings of this process, read once."""
    return parse(os.environ)
