"""Reads and writes single rows by statements made once for each table.

A step reads a few rows by their key and writes a few; most of what it costs in the process is making the
same statements anew. Here each is made when first wanted and kept. Lists, searches and sums stay with
Django's query sets. No signals are sent: later rooms react through the registry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DatabaseError, models, transaction

_Convert = Callable[[Any, Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows of `model` found by the fields `by`, all equal to what is asked; `columns` empty means all.

    `lock` keeps others from changing what was read until the transaction ends; on SQLite the transaction
    itself holds the only write lock.
    """

    model: type[models.Model]
    by: tuple[str, ...]
    columns: tuple[str, ...] = ()
    lock: bool = False

    def values(self, *keys: Any) -> Iterator[tuple[Any, ...]]:
        """The columns of each row found, in no particular order."""
        connection = transaction.get_connection()
        made = _select(self, connection.vendor)
        asked = [field.get_db_prep_value(key, connection) for field, key in zip(made.keys, keys, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(made.sql, asked)
            found = cursor.fetchall()
        for row in found:
            yield made.converted(row, connection)

    def first(self, *keys: Any) -> Any:
        """The row found, as an object of the model with all its columns, or None."""
        names = [field.attname for field in self.model._meta.concrete_fields]
        found = next(self.values(*keys), None)
        return found and self.model.from_db(transaction.get_connection().alias, names, found)


def lock(row: models.Model) -> None:
    """Locks `row` and reads it again; what was read along with it is forgotten.

    Raises the model's DoesNotExist when the row is gone.
    """
    model: Any = type(row)
    found = next(_locking(model).values(row.pk), None)
    if found is None:
        raise model.DoesNotExist(f"{model.__name__} {row.pk}")
    for field, value in zip(model._meta.concrete_fields, found, strict=True):
        setattr(row, field.attname, value)
    row._state.fields_cache.clear()
    row._prefetched_objects_cache = {}  # type: ignore[attr-defined]


def insert(row: models.Model) -> None:
    """Writes a new row."""
    fields = row._meta.concrete_fields
    _execute(_insert_sql(type(row)), [(field, field.pre_save(row, True)) for field in fields])
    row._state.adding, row._state.db = False, transaction.get_connection().alias


def update(row: models.Model, names: Sequence[str]) -> None:
    """Writes the fields `names` of a row that is there; raises DatabaseError when it is not."""
    fields = [_field(type(row), name) for name in names]
    values = [(field, field.pre_save(row, False)) for field in fields]
    changed = _execute(_update_sql(type(row), tuple(names)), [*values, (row._meta.pk, row.pk)])
    if changed != 1:
        raise DatabaseError(f"{type(row).__name__} {row.pk} is not there to be changed")


def _execute(sql: str, values: list[tuple[Any, Any]]) -> int:
    connection = transaction.get_connection()
    with connection.cursor() as cursor:
        cursor.execute(sql, [field.get_db_prep_save(value, connection) for field, value in values])
        return int(cursor.rowcount)


@dataclass(frozen=True, slots=True)
class _Select:
    """A statement made for one engine, the fields its marks stand for, and what its columns go through."""

    sql: str
    keys: tuple[Any, ...]
    converts: tuple[tuple[int, Any, _Convert], ...]

    def converted(self, row: Sequence[Any], connection: Any) -> tuple[Any, ...]:
        """A row as the database gave it, in the kinds of the fields."""
        if not self.converts:
            return tuple(row)
        values = list(row)
        for place, column, convert in self.converts:
            values[place] = convert(values[place], column, connection)
        return tuple(values)


@cache
def _locking(model: type[models.Model]) -> Reading:
    return Reading(model, by=("pk",), lock=True)


@cache
def _select(reading: Reading, vendor: str) -> _Select:
    meta = reading.model._meta
    fields = [_field(reading.model, name) for name in reading.columns] or list(meta.concrete_fields)
    keys = tuple(_field(reading.model, name) for name in reading.by)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    found = " AND ".join(f'"{field.column}" = %s' for field in keys)
    ending = " FOR UPDATE" if reading.lock and vendor == "postgresql" else ""
    converts = [
        (place, column, convert)
        for place, column in enumerate(field.get_col(meta.db_table) for field in fields)
        for convert in _converts(column)
    ]
    sql = f'SELECT {columns} FROM "{meta.db_table}" WHERE {found}{ending}'  # noqa: S608 - the model's names
    return _Select(sql, keys, tuple(converts))


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.pk if name == "pk" else model._meta.get_field(name)


def _converts(column: Any) -> Iterator[_Convert]:
    """What Django puts the values of `column` through on this engine, such as text to UUID on SQLite."""
    connection = transaction.get_connection()
    yield from connection.ops.get_db_converters(column)
    yield from column.get_db_converters(connection)


@cache
def _insert_sql(model: type[models.Model]) -> str:
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})'  # noqa: S608 - own names


@cache
def _update_sql(model: type[models.Model], names: tuple[str, ...]) -> str:
    given = ", ".join(f'"{_field(model, name).column}" = %s' for name in names)
    key = _field(model, "pk").column
    return f'UPDATE "{model._meta.db_table}" SET {given} WHERE "{key}" = %s'  # noqa: S608 - own names
