"""What pages ask of the record: its head, lists of acts, one act with its proof."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from tapshyryk.core.acts import stored_tree
from tapshyryk.core.acts.domain.entry import RecordDamaged, commitment
from tapshyryk.core.acts.domain.merkle import includes
from tapshyryk.core.acts.models import Act, Checkpoint, Leaf, PrivatePart, SealingKey

PAGE = 50
"""Acts on one page of the public record."""


@dataclass(frozen=True)
class Head:
    """How far the record has come. Two heads are equal only if not one act was recorded between them."""

    acts: int
    """All acts, sealed or waiting; grows with every commit, so it serves as the cache key of public pages."""
    size: int
    """Sealed acts: the size of the latest checkpoint."""
    root: str
    """The root signed there, in hex; empty before the first sealing."""


@dataclass(frozen=True)
class Filter:
    """Which acts of the public record are wanted; what is left empty does not matter."""

    verb: str = ""
    municipality: UUID | None = None
    order: UUID | None = None
    actor_kind: str = ""


@dataclass(frozen=True)
class RecordPage:
    """A page of the public record, newest first."""

    acts: tuple[Act, ...]
    older: UUID | None
    """Where the next page begins (`before=`); None on the last."""


@dataclass(frozen=True)
class Proven:
    """An act, and once it is sealed, all that shows it is in the signed tree."""

    act: Act
    number: int | None = None
    """Its number in the record, from 1; None while it waits to be sealed."""
    leaf_hash: str = ""
    proof: tuple[str, ...] = ()
    """The hashes from the leaf to the root, in hex."""
    checkpoint: Checkpoint | None = None
    """The signed checkpoint whose root the proof leads to."""
    wrong: tuple[str, ...] = ()
    """What is not as it was recorded: columns changed past the guards, `entry` when the entry itself is not
    what was hashed, `proof` when it no longer leads to the signed root; empty when whole."""


def head() -> Head:
    """The record's head in one small query: the latest checkpoint and how many acts wait.

    A highest key would not do: an act can commit after one with a higher key.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM acts_pending), last.size, last.root FROM (SELECT 1) AS one "
            "LEFT JOIN (SELECT size, root FROM acts_checkpoint ORDER BY size DESC LIMIT 1) AS last ON 1 = 1"
        )
        waiting, size, root = cursor.fetchone()
    return Head(acts=(size or 0) + waiting, size=size or 0, root=bytes(root).hex() if root else "")


@dataclass(frozen=True)
class Seen:
    """Which acts a reader has seen: all sealed below `sealed`, and these of the waiting ones."""

    sealed: int
    waiting: frozenset[UUID]


@dataclass(frozen=True)
class Done:
    """What kind of act was recorded, and in which order; None outside any."""

    verb: str
    order: UUID | None


MOST_SINCE = 500
"""After more acts than this nobody asks which of them matter."""


def seen_now() -> Seen:
    """All acts there are at this moment."""
    return _since(-1, 0)[1]


def done_since(seen: Seen) -> tuple[list[Done] | None, Seen]:
    """The acts recorded since `seen`, and where the record stands now; None when that cannot be told.

    It cannot when they are very many, or when an act that was seen waiting has been taken back.

    Acts are told by their place in the sealed record and by name while they wait, not by their keys: an act
    can commit after one with a higher key, but nobody sees it sealed or waiting before.
    """
    rows, now = _since(seen.sealed, MOST_SINCE + len(seen.waiting))
    if rows is None or not seen.waiting <= {key for key, *_ in rows}:
        return None, now
    return [Done(verb, order) for key, verb, order in rows if key not in seen.waiting], now


def _since(sealed: int, most: int) -> tuple[list[tuple[UUID, str, UUID | None]] | None, Seen]:
    """Acts that wait or were sealed from `sealed` on (-1: only where the record stands), in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT -1, a.id, a.verb, a."order" FROM acts_pending p JOIN acts_act a ON a.id = p.act_id '
            'UNION ALL SELECT l."index", a.id, a.verb, a."order" FROM (SELECT * FROM acts_leaf '
            'WHERE "index" >= CASE WHEN %s < 0 THEN (SELECT coalesce(max("index"), 0) FROM acts_leaf) '
            'ELSE %s END ORDER BY "index" DESC LIMIT %s) AS l JOIN acts_act a ON a.id = l.act_id',
            [sealed, sealed, most + 1],
        )
        found = [(place, _uuid(key), verb, _uuid(order)) for place, key, verb, order in cursor.fetchall()]
    reached = max([place + 1 for place, *_ in found if place >= 0], default=max(sealed, 0))
    waiting = frozenset(key for place, key, *_ in found if place < 0 and key is not None)
    rows = [(key, verb, order) for _, key, verb, order in found if key is not None]
    return (rows if len(rows) <= most else None), Seen(reached, waiting)


def _uuid(value: Any) -> UUID | None:
    """A key as the engine gives it: text on SQLite."""
    return value if value is None or isinstance(value, UUID) else UUID(value)


def acts_of_order(order: UUID, *, hidden: bool = False) -> QuerySet[Act]:
    """The acts of an order's life, earliest first; with those not public only when `hidden` is asked for."""
    return _seen(Act.objects.filter(order=order), hidden).order_by("at", "pk")


def acts_of_life(order: UUID, *earlier: UUID, most: int) -> list[Act]:
    """The latest `most` public acts of an order, and all on the subjects `earlier` it came from; by time."""
    latest = Act.objects.filter(order=order, public=True).order_by("-at", "-pk").values("pk")[:most]
    acts = _seen(Act.objects.filter(Q(pk__in=latest) | Q(subject_id__in=earlier)), hidden=False)
    return list(acts.order_by("at", "pk"))


def acts_of_subject(subject: UUID, *, hidden: bool = False) -> QuerySet[Act]:
    """The acts on one call, contract, visit …, earliest first."""
    return _seen(Act.objects.filter(subject_id=subject), hidden).order_by("at", "pk")


def acts_of_municipality(municipality: UUID, *, hidden: bool = False) -> QuerySet[Act]:
    """The acts in one municipality, newest first."""
    return _seen(Act.objects.filter(municipality=municipality), hidden).order_by("-pk")


def _seen(acts: QuerySet[Act], hidden: bool) -> QuerySet[Act]:
    acts = acts.select_related("leaf")
    return acts if hidden else acts.filter(public=True)


ANYTHING = Filter()


def public_record(wanted: Filter = ANYTHING, *, before: UUID | None = None, limit: int = PAGE) -> RecordPage:
    """A page of public acts in the order of recording, newest first, beginning after `before`."""
    acts = _seen(Act.objects.all(), hidden=False)
    for name in ("verb", "municipality", "order", "actor_kind"):
        if value := getattr(wanted, name):
            acts = acts.filter(**{name: value})
    if before is not None:
        acts = acts.filter(pk__lt=before)
    found = list(acts.order_by("-pk")[: limit + 1])
    return RecordPage(tuple(found[:limit]), found[limit - 1].pk if len(found) > limit else None)


def verbs_in_record() -> list[str]:
    """The verbs whose latest act is public, for a filter.

    Walks the index from verb to verb: a DISTINCT would read every act there is.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE found AS (SELECT min(verb) AS verb FROM acts_act UNION ALL "
            "SELECT (SELECT min(verb) FROM acts_act WHERE verb > found.verb) FROM found "
            "WHERE verb IS NOT NULL) "
            "SELECT verb FROM found WHERE "
            "(SELECT public FROM acts_act WHERE verb = found.verb ORDER BY id DESC LIMIT 1)"
        )
        return sorted(row[0] for row in cursor.fetchall())


def proven_act(reference: int | UUID) -> Proven | None:
    """The public act with this number in the record, or this key, with its proof; None when there is none.

    A hidden act is not found: its hash is in the tree, its content is nobody's to read here.
    """
    acts = Act.objects.filter(public=True).select_related("leaf")
    wanted = {"leaf__index": reference - 1} if isinstance(reference, int) else {"pk": reference}
    act = acts.filter(**wanted).first()
    return prove(act) if act else None


def prove(act: Act) -> Proven:
    """`act` with the proof that it is in the latest signed tree; without one while it waits."""
    leaf = Leaf.objects.filter(act=act).first()
    checkpoint = latest_checkpoint()
    wrong = tuple(act.disagreements())
    if leaf is None or checkpoint is None:
        return Proven(act, wrong=wrong)
    if not wrong and bytes(leaf.hash) != bytes(act.leaf_hash):
        wrong = ("entry",)
    proof = stored_tree.inclusion_proof(leaf.index, checkpoint.size)
    leads = includes(
        leaf=bytes(leaf.hash),
        index=leaf.index,
        size=checkpoint.size,
        proof=proof,
        root=bytes(checkpoint.root),
    )
    if not wrong and not leads:
        wrong = ("proof",)
    return Proven(
        act, leaf.number, bytes(leaf.hash).hex(), tuple(step.hex() for step in proof), checkpoint, wrong
    )


def private_part_of(act: Act) -> dict[str, Any] | None:
    """What only those entitled may read of an act; None when it has no such part or it was forgotten.

    Whoever shows it has asked an access table first. Raises RecordDamaged when it is not what was bound.
    """
    part = PrivatePart.objects.filter(act=act).first()
    if part is None:
        return None
    if commitment(bytes(part.salt), part.content) != act.private_commitment:
        raise RecordDamaged(f"The private part of act {act.pk} is not what was recorded.")
    return dict(part.content)


def latest_checkpoint() -> Checkpoint | None:
    """The newest signed checkpoint."""
    return Checkpoint.objects.order_by("-size").first()


def public_keys() -> list[str]:
    """Every key that signed checkpoints, oldest first, as published."""
    return list(SealingKey.objects.order_by("since").values_list("verifier", flat=True))
