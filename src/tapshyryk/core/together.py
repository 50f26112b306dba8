"""Reads rows of many tables in one statement, for a page that shows a whole life."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db import connection, models

MARK: Final = UUID("00000000-0000-7000-8000-746f67657468")
"""Stands for the key while a statement is being prepared; no row ever has it."""

ROWS: Final = {
    "sqlite": "json_group_array(json_array({0}))",
    "postgresql": "coalesce(json_agg(json_build_array({0})), '[]')",
}
"""How each engine gathers the rows of one table into one value."""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table, as a query says which and in what order, without the fields left out."""

    rows: models.QuerySet[Any]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the values of one part become rows of its model again."""

    model: type[models.Model]
    names: tuple[str, ...]
    read: tuple[Callable[[Any], Any] | None, ...]

    def row(self, values: list[Any]) -> Any:
        made = [
            value if value is None or read is None else read(value)
            for value, read in zip(values, self.read, strict=True)
        ]
        return self.model.from_db(connection.alias, self.names, made)


class Rows:
    """What was read, by the names of the parts; rows that point to one another are tied together."""

    def __init__(self, found: dict[str, list[Any]]) -> None:
        self._found = found
        known = {(type(row), row.pk): row for rows in found.values() for row in rows}
        for rows in found.values():
            for row in rows:
                _tie(row, known)

    def all(self, name: str) -> list[Any]:
        """The rows of a part in its order."""
        return self._found[name]

    def first(self, name: str) -> Any:
        """The first row of a part, or None."""
        return next(iter(self._found[name]), None)

    def hang(self, parents: str, **parts: str) -> None:
        """Lets `parent.<relation>.all()` answer from a part, given as `relation="part"`, without a query."""
        for relation, part in parts.items():
            for parent in self._found[parents]:
                far: Any = parent._meta.get_field(relation)
                key = far.remote_field.attname
                answer = far.related_model._default_manager.all()
                answer._result_cache = [row for row in self._found[part] if getattr(row, key) == parent.pk]
                parent.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = answer


class Together:
    """Parts that hang on one key and are read in one statement.

    `parts` is asked once, with a mark in place of the key: writing a statement for thirty tables costs many
    times what the database needs to answer it. So the parts must not depend on anything but the key.
    """

    def __init__(self, parts: Callable[[UUID], Mapping[str, Part]]) -> None:
        self._parts = parts
        self._prepared: dict[str, tuple[str, list[Any], dict[str, _Reader]]] = {}

    def read(self, key: UUID) -> Rows:
        """The rows of every part for `key`."""
        sql, marked, readers = self._statement()
        mark, wanted = _as_stored(MARK), _as_stored(key)
        with connection.cursor() as cursor:
            cursor.execute(sql, [wanted if value == mark else value for value in marked])
            answer = cursor.fetchone()
        return Rows(
            {
                name: [reader.row(values) for values in _plain(text)]
                for (name, reader), text in zip(readers.items(), answer, strict=True)
            }
        )

    def _statement(self) -> tuple[str, list[Any], dict[str, _Reader]]:
        engine = connection.vendor
        if engine not in self._prepared:
            pieces, params, readers = [], [], {}
            for name, part in self._parts(MARK).items():
                piece, given, reader = _prepare(part)
                pieces.append(piece)
                params += given
                readers[name] = reader
            self._prepared[engine] = (f"SELECT {', '.join(pieces)}", params, readers)
        return self._prepared[engine]


def _prepare(part: Part) -> tuple[str, list[Any], _Reader]:
    model = part.rows.model
    fields = [field for field in model._meta.concrete_fields if field.name not in part.without]
    names = tuple(field.attname for field in fields)
    compiler = part.rows.values_list(*names).query.get_compiler(connection=connection)
    inner, params = compiler.as_sql()
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    gathered = ROWS[connection.vendor].format(columns)
    reader = _Reader(model, names, tuple(_reading(field) for field in fields))
    piece = f"(SELECT {gathered} FROM ({inner}) AS part)"  # noqa: S608 columns of the model, Django's own query
    return piece, list(params), reader


def _as_stored(key: UUID) -> Any:
    return models.UUIDField().get_db_prep_value(key, connection)


def _plain(text: Any) -> Any:
    """The gathered rows; sums and shares keep their digits."""
    return json.loads(text, parse_float=Decimal) if isinstance(text, str) else text


def _tie(row: Any, known: Mapping[tuple[type[Any], Any], Any]) -> None:
    for field in row._meta.concrete_fields:
        if field.remote_field is not None and field.attname in row.__dict__:
            target = known.get((field.remote_field.model, row.__dict__[field.attname]))
            if target is not None:
                field.set_cached_value(row, target)


def _reading(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """How a value of `field` comes back from JSON; None where it needs nothing."""
    while field.remote_field is not None:
        field = field.remote_field.model._meta.pk  # a key that points elsewhere is written as that key
    for kind, read in READINGS:
        if isinstance(field, kind):
            return partial(read, field.decimal_places) if isinstance(field, models.DecimalField) else read
    if not isinstance(field, models.CharField | models.TextField | models.IntegerField):
        raise TypeError(f"{field} cannot be read together with other tables; leave it out")
    return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _decimal(places: int, value: Any) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-places))


READINGS: Final[tuple[tuple[type[models.Field[Any, Any]], Callable[..., Any]], ...]] = (
    (models.UUIDField, UUID),
    (models.DateTimeField, _moment),
    (models.DateField, date.fromisoformat),
    (models.TimeField, time.fromisoformat),
    (models.DecimalField, _decimal),
    (models.BooleanField, bool),
)
"""Kinds of fields whose values JSON writes in another form; a moment is a day, too, so it comes first."""
