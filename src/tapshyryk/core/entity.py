"""The abstract models every room builds on: rows that are written only inside a recorded act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from tapshyryk.core import rows
from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import OFFICES
from tapshyryk.core.ids import uuid7
from tapshyryk.core.lifecycle.spec import Lifecycle

_writing: ContextVar[int] = ContextVar("inside_a_recorded_act", default=0)


class WrittenOutsideAnAct(RuntimeError):
    """A row of the house was about to change without an act that says who did it and on what ground."""


@contextmanager
def inside_an_act() -> Iterator[None]:
    """Open the rows for writing; only the engine does this, around the act it is about to append."""
    token = _writing.set(_writing.get() + 1)
    try:
        yield
    finally:
        _writing.reset(token)


def _refuse_outside(model: str) -> None:
    if not _writing.get():
        raise WrittenOutsideAnAct(f"{model} is written only by an action, through perform() or record()")


class EntityQuerySet(models.QuerySet[Any]):
    """A query set whose writes, too, need an act around them."""

    def update(self, **values: Any) -> int:
        """Refuse a mass change outside an act."""
        _refuse_outside(self.model.__name__)
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse a mass removal outside an act."""
        _refuse_outside(self.model.__name__)
        return super().delete()

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        """Refuse a mass insert outside an act."""
        _refuse_outside(self.model.__name__)
        return super().bulk_create(objs, *args, **options)


class Entity(models.Model):
    """A row with a time-ordered UUID key, written only inside a recorded act."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    objects = EntityQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"

    def save(  # type: ignore[override]
        self,
        *,
        force_insert: bool = False,
        update_fields: Iterable[str] | None = None,
        using: str | None = None,
    ) -> None:
        """Write the row, or of one that is there `update_fields` alone; refused outside an act.

        `using` is what query sets hand in; there is one database.
        """
        _refuse_outside(type(self).__name__)
        if force_insert or self._state.adding:
            rows.insert(self)
            return
        names = _names_but_key(type(self)) if update_fields is None else tuple(update_fields)
        if names:
            rows.update(self, names)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Remove the row; refused outside an act."""
        _refuse_outside(type(self).__name__)
        return super().delete(*args, **options)


class Subject(Entity):
    """Something that lives through a table of moves.

    A concrete subject names its `lifecycle`; `municipality_path` and `organisation_paths` are the ORM paths
    by which people near it are found (empty: none), `order_path` leads to its social order. `seen_by` are the
    roles that look at it in the workspace when they are held near it; everybody else has the public pages.
    """

    state = models.CharField(max_length=32, editable=False, db_index=True)

    lifecycle: ClassVar[Lifecycle]
    municipality_path: ClassVar[str] = ""
    organisation_paths: ClassVar[tuple[str, ...]] = ()
    person_paths: ClassVar[tuple[str, ...]] = ()
    order_path: ClassVar[str] = ""
    seen_by: ClassVar[frozenset[str]] = OFFICES

    class Meta:
        abstract = True

    def facts(self) -> Any:
        """A frozen dataclass of what the guards may look at, read at this moment."""
        raise TypeError(f"{type(self).__name__} does not say which facts its guards look at")

    def taken_for(self, body: str) -> None:
        """Told inside a step, once it is permitted, in which body the actor holds the role; empty in none.

        For a subject that a step fills in from that, before the guards are asked; nothing by default.
        """

    def book(self) -> Any:
        """The rulebook this subject is bound by; a subject of an order keeps the order's."""
        from tapshyryk.core import rulebook

        order = self.in_order
        return order.book() if order is not None and order is not self else rulebook.current()

    @property
    def public_label(self) -> str:
        """A short name for the record, without personal data: the slug where there is one."""
        return str(getattr(self, "slug", "") or self.id)

    @property
    def in_municipality(self) -> Any:
        """The municipality this belongs to, or None."""
        return _follow(self, self.municipality_path)

    @property
    def in_order(self) -> Any:
        """The social order this belongs to, or None."""
        return _follow(self, self.order_path)

    @property
    def municipality_key(self) -> Any:
        """The key of the municipality this belongs to, or None; the municipality itself is not read."""
        return _key_at(self, self.municipality_path)

    @property
    def municipality_body(self) -> str:
        """How roles name the municipality this belongs to; the municipality itself is not read."""
        return f"municipality:{self.municipality_key}"

    @property
    def order_key(self) -> Any:
        """The key of the social order this belongs to, or None; the order itself is not read."""
        return _key_at(self, self.order_path)

    @property
    def is_example(self) -> bool:
        """Whether this belongs to the played example and not to anything that happened."""
        place = self.in_municipality
        return bool(place is not None and place.is_example)

    @classmethod
    def near_to(cls, held: Iterable[Holding], person: str = "") -> models.QuerySet[Any]:
        """The subjects that somebody who holds these roles sees in the workspace; `person` is their ref."""
        return cls.near({holding.body for holding in held if holding.role in cls.seen_by}, person)

    @classmethod
    def near(cls, bodies: Iterable[str], person: str = "") -> models.QuerySet[Any]:
        """The subjects of one of `bodies` (`municipality:<uuid>`, `organisation:<uuid>`) or of `person`.

        `person` is a person's ref; it finds what the person has a seat in or has begun.
        """
        wanted = Q(pk__in=())
        for body in bodies:
            kind, _, key = body.partition(":")
            if kind == "municipality" and cls.municipality_path:
                path = "" if cls.municipality_path == "self" else cls.municipality_path + "__"
                wanted |= Q(**{f"{path}pk": key})
            elif kind == "organisation":
                for path in cls.organisation_paths:
                    wanted |= Q(**{"pk" if path == "self" else f"{path}__pk": key})
        if person:
            for path in cls.person_paths:
                wanted |= Q(**{f"{path}__pk": person.removeprefix("person:")})
        return cls._default_manager.filter(wanted).distinct()


@cache
def _names_but_key(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.concrete_fields if not field.primary_key)


def _follow(start: Any, path: str) -> Any:
    if not path:
        return None
    here = start
    if path != "self":
        for name in path.split("__"):
            here = getattr(here, name, None)  # a key not chosen yet raises an AttributeError
            if here is None:
                return None
    return here


def _key_at(start: Any, path: str) -> Any:
    """The key of what `path` leads to: the last step is a column of the row before it."""
    if path in {"", "self"}:
        return start.pk if path else None
    way, _, last = path.rpartition("__")
    here = _follow(start, way or "self")
    return None if here is None else getattr(here, here._meta.get_field(last).attname)
