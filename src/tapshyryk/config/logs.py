"""Writes one line for each event, as JSON in production, and keeps personal data out of every line."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.dev import plain_traceback
from structlog.tracebacks import ExceptionDictTransformer

HIDDEN = "[not logged]"
_PERSON = "name full_name first_name last_name patronymic surname fio pin inn passport birth_date diagnosis"
_CONTACT = "email mail phone tel telephone address username user bank iban guardian"
_GUARDED = "login password secret token cookie cookies session key authorization"
_REQUEST = "body query query_string params form post get ip ip_address remote_addr client"
PERSONAL = frozenset(f"{_PERSON} {_CONTACT} {_GUARDED} {_REQUEST}".split())
"""Keys whose values are never written, whatever a caller passes."""


_SECRET_ADDRESS = re.compile(r"(/new-password/)[^/\s]+/[^/\s]+")

# Local variables hold people's names: a traceback shows the way, not the values.
_tracebacks = structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False))


def without_personal_data(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Hides the values of personal keys, also inside nested mappings."""
    for key in list(event):
        event[key] = _hidden(key, event[key])
    return event


def _hidden(key: str, value: Any) -> Any:
    if key.lower() in PERSONAL:
        return HIDDEN
    if isinstance(value, dict):
        return {inner: _hidden(str(inner), kept) for inner, kept in value.items()}
    return value


def without_query_string(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Cuts an address at its question mark: what people type into a search is theirs."""
    for key in ("path", "url", "referer"):
        if isinstance(event.get(key), str):
            event[key] = event[key].partition("?")[0]
    return event


def without_secret_addresses(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Hides what lets somebody set a new password: it stands in the address of the page."""
    for key, value in event.items():
        if isinstance(value, str) and _SECRET_ADDRESS.search(value):
            event[key] = _SECRET_ADDRESS.sub(rf"\1{HIDDEN}", value)
    return event


def _shorten_foreign(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Cuts query strings out of the sentences of libraries, which put addresses into their text."""
    text = event.get("event")
    if isinstance(text, str) and "?" in text:
        event["event"] = " ".join(word.partition("?")[0] if "/" in word else word for word in text.split(" "))
    return event


def _first_line(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Cuts what an error says to its first line: databases print the row that offended them below it."""
    for one in event.get("exception") or ():
        if isinstance(one, dict):
            one["exc_value"] = str(one.get("exc_value", "")).partition("\n")[0]
    return event


class _StandardError(logging.StreamHandler[Any]):
    """Writes to whatever standard error is at the moment, not to what it was at the start."""

    @property
    def stream(self) -> Any:
        """The present standard error."""
        return sys.stderr

    @stream.setter
    def stream(self, _value: Any) -> None:
        """Ignores the stream that the base class wants to keep."""


def configure_logs(*, level: str, as_json: bool) -> None:
    """Sets up logging for the process; may be called again, the last call counts."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_personal_data,
        without_query_string,
        without_secret_addresses,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    last: list[Any] = (
        [_tracebacks, _first_line, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain_traceback)]
    )
    handler = _StandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _shorten_foreign],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    for old in [
        kept for kept in root.handlers if isinstance(kept.formatter, structlog.stdlib.ProcessorFormatter)
    ]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level.upper())
    for loud in ("django.server", "django.db.backends", "fontTools", "asyncio"):
        logging.getLogger(loud).setLevel(logging.WARNING)
