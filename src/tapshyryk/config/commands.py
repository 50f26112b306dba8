"""The subcommands that set up, serve and examine an installation."""

import argparse
import signal
import sys
import threading

from tapshyryk.config import beginning
from tapshyryk.config.command import Beginning, Command, Problem, print_result, result_options
from tapshyryk.config.environment import current


def _configure_init(parser: argparse.ArgumentParser) -> None:
    result_options(parser)
    beginning.configure(parser)


def _init(arguments: argparse.Namespace) -> int:
    done = dict(beginning.begin(arguments))
    print_result(arguments, {"done": done}, "\n".join(done.values()) or "Everything was in place.")
    return 0


def _make_secret_key(_arguments: argparse.Namespace) -> str | None:
    from tapshyryk.config import keys

    if current().secret_key or not keys.make_secret_key():
        return None
    return f"A secret key was made: {keys.secret_key_file()}. Keep a copy where only you can read it."


def _migrate(_arguments: argparse.Namespace) -> str | None:
    from django.core.management import call_command

    from tapshyryk.config.health import unapplied_migrations

    missing = unapplied_migrations()
    if not missing:
        return None
    call_command("migrate", interactive=False, verbosity=0)
    return f"The database was brought up to date ({len(missing)} migrations)."


def _compile_words(_arguments: argparse.Namespace) -> str | None:
    from tapshyryk.config import messages

    compiled = messages.compile_catalogues()
    return f"The words of {len(compiled)} catalogues were compiled." if compiled else None


def _collect_static(_arguments: argparse.Namespace) -> str | None:
    from tapshyryk.config.statics import collect

    return "The static files were collected." if collect() else None


BEGINNINGS = (
    Beginning(name="secret key", run=_make_secret_key),
    Beginning(name="database", run=_migrate),
    Beginning(name="words", run=_compile_words),
    Beginning(name="static files", run=_collect_static),
)


def _configure_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", help="network address; default TAPSHYRYK_BIND")
    parser.add_argument("--port", type=int, help="port; default TAPSHYRYK_PORT")
    parser.add_argument(
        "--no-jobs", action="store_true", help="serve pages only; run `tapshyryk jobs` elsewhere"
    )


def _serve(arguments: argparse.Namespace) -> int:
    from tapshyryk.config.health import unapplied_migrations

    if unapplied_migrations():
        raise Problem("The database is not up to date: run `tapshyryk init` first.")
    return serve_here(bind=arguments.bind, port=arguments.port, with_jobs=not arguments.no_jobs)


def serve_here(*, bind: str | None = None, port: int | None = None, with_jobs: bool = True) -> int:
    """Serves with the settings of this installation until told to stop; returns the exit code."""
    from tapshyryk.config.serving import serve

    settings = current()
    bind, port = bind or settings.bind, settings.port if port is None else port
    print(f"Tapshyryk is served at http://{bind}:{port}/ - Ctrl-C ends it.", flush=True)
    return serve(
        bind=bind, port=port, workers=settings.workers, threads=settings.threads, with_jobs=with_jobs
    )


def _configure_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="run each job until nothing is due, then end")


def _jobs(arguments: argparse.Namespace) -> int:
    from tapshyryk.config.jobs import drain, known_jobs, run_jobs

    if arguments.once:
        failed = [job.name for job in known_jobs() if not drain(job)]
        if failed:
            raise Problem(f"These jobs failed: {', '.join(failed)}. The log says why.")
        return 0
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    run_jobs(known_jobs(), stop)
    return 0


def _configure_doctor(parser: argparse.ArgumentParser) -> None:
    result_options(parser)
    parser.add_argument("--page", action="store_true", help="print the documentation's page of all settings")


def _doctor(arguments: argparse.Namespace) -> int:
    if arguments.page:
        from tapshyryk.config.environment import as_markdown

        sys.stdout.write(as_markdown())
        return 0
    from tapshyryk.config.doctoring import findings, settings_in_force

    lines, found = settings_in_force(), findings()
    marks = {"good": "ok  ", "warning": "WARN", "bad": "BAD "}
    wide = max(len(line["name"]) for line in lines)
    text = ["Settings (* set here)"]
    for line in lines:
        text.append(f"{'*' if line['set'] else ' '} {line['name']:<{wide}}  {line['value'] or '-'}")
        text.append(f"  {'':<{wide}}  {line['meaning']}")
    text += ["", "Findings", *(f"  {marks[finding.level]}  {finding.sentence}" for _name, finding in found)]
    bad = any(finding.level == "bad" for _name, finding in found)
    result = {
        "healthy": not bad,
        "settings": lines,
        "findings": [{"check": name, "level": f.level, "sentence": f.sentence} for name, f in found],
    }
    print_result(arguments, result, "\n".join(text))
    return 1 if bad else 0


def _configure_messages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--room", help="rewrite the catalogues of this room only")
    parser.add_argument("--compile", action="store_true", help="only compile what is there")


def _messages(arguments: argparse.Namespace) -> int:
    from tapshyryk.config import messages

    missing = {} if arguments.compile else messages.update(arguments.room)
    compiled = messages.compile_catalogues()
    for room, count in missing.items():
        if count:
            print(f"{room}: {count} translations are missing.")
    print(f"{len(compiled)} catalogues compiled.")
    return 1 if any(missing.values()) else 0


def _configure_manage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="the management command")


def _manage(arguments: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line([f"{sys.argv[0]} manage", *arguments.rest])
    return 0


COMMANDS = (
    Command(
        name="init",
        help="set up keys, database, words and the first organisation",
        example="tapshyryk init",
        configure=_configure_init,
        run=_init,
        needs_django=False,
    ),
    Command(
        name="serve",
        help="serve the pages and run the jobs until told to stop",
        example="tapshyryk serve --port 8000",
        configure=_configure_serve,
        run=_serve,
    ),
    Command(
        name="jobs",
        help="run the periodic jobs until told to stop",
        example="tapshyryk jobs --once",
        configure=_configure_jobs,
        run=_jobs,
    ),
    Command(
        name="doctor",
        help="say which settings are in force and what is missing or unsafe here",
        example="tapshyryk doctor --json",
        configure=_configure_doctor,
        run=_doctor,
    ),
    Command(
        name="messages",
        help="collect the strings of the source into the catalogues and compile them, for developers",
        example="tapshyryk messages --room calls",
        configure=_configure_messages,
        run=_messages,
    ),
    Command(
        name="manage",
        help="run a Django management command, for developers",
        example="tapshyryk manage makemigrations calls",
        configure=_configure_manage,
        run=_manage,
    ),
)
