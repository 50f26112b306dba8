"""Seals waiting acts: gives each its place in the tree and signs the tree's new root."""

from django.db import connection, transaction

from tapshyryk.core.acts import keys, stored_tree
from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.entry import RecordDamaged
from tapshyryk.core.acts.domain.merkle import leaf_hash
from tapshyryk.core.acts.domain.notes import SignerKey
from tapshyryk.core.acts.models import Act, Checkpoint, Leaf, Node, Pending, SealingKey
from tapshyryk.core.clock import machine_now

BATCH = 1000
"""Acts sealed in one transaction; on SQLite other writers wait for as long as this takes."""

_LOCK = 0x7461705365616C
"""PostgreSQL's advisory lock of the sealer: `tapSeal` in ASCII. Nobody else takes it."""


def seal_pending(limit: int = BATCH) -> int:
    """Seals up to `limit` waiting acts in one transaction; returns how many, 0 when none waits.

    Only sealers wait for one another here, and they do not wait either: if another is at work, this one
    returns 0. Writers are never held up on PostgreSQL. An act that was given its key early but committed
    late is still waiting and is sealed by the next call: order in the tree is the order of sealing.

    Raises KeyTrouble without a usable key, RecordDamaged when a waiting act is not what was hashed.
    """
    if not Pending.objects.exists():
        return 0
    key = _key()
    with transaction.atomic():
        if not _alone():
            return 0
        return _seal(limit, key)


def seal_all() -> int:
    """Seals until nothing waits; returns how many acts were sealed."""
    total = 0
    while sealed := seal_pending():
        total += sealed
    return total


def _key() -> SignerKey:
    """The signing key; the first one of a new record is made here when `init` has not made it."""
    if not SealingKey.objects.exists() and not keys.present():
        try:
            return keys.create_signing_key()
        except keys.KeyTrouble:
            if not keys.present():
                raise
            # Another process made the first key in the same moment: theirs is the record's.
    return keys.signing_key()


def _alone() -> bool:
    """Whether no other sealer is at work; on SQLite the transaction itself holds the only write lock."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _seal(limit: int, key: SignerKey) -> int:
    last = Checkpoint.objects.order_by("-size").first()
    waiting = Act.objects.filter(pk__in=Pending.objects.values("act_id")).order_by("pk")[:limit]
    edge = stored_tree.edge(last.size if last else 0)
    if last and edge.root() != bytes(last.root):
        raise RecordDamaged(f"The stored tree does not have the root that was signed at {last.size} entries.")
    leaves: list[Leaf] = []
    nodes: list[Node] = []
    for act_id, entry, recorded_hash in waiting.values_list("pk", "entry", "leaf_hash").iterator():
        made = leaf_hash(entry.encode())
        if made != bytes(recorded_hash):
            raise RecordDamaged(f"Act {act_id} is not what was hashed when it was recorded.")
        leaves.append(Leaf(index=edge.size, act_id=act_id, hash=made))
        nodes.extend(Node(level=level, index=index, hash=node) for level, index, node in edge.add(made))
    if not leaves:
        return 0
    Leaf.objects.bulk_create(leaves)
    Node.objects.bulk_create(nodes)
    Pending.objects.filter(
        act_id__in=Leaf.objects.filter(index__gte=leaves[0].index).values("act_id")
    ).delete()
    _sign(CheckpointText(_origin(key, last), edge.size, edge.root(), machine_now()), key)
    return len(leaves)


def _origin(key: SignerKey, last: Checkpoint | None) -> str:
    """The record's name: the key's, which must go on under the name the record began with."""
    begun = last.note.partition("\n")[0] if last else key.name
    if key.name != begun:
        raise keys.KeyTrouble(f"This record is named {begun}; the signing key is for {key.name}.")
    return begun


def _sign(text: CheckpointText, key: SignerKey) -> None:
    verifier = str(key.verifier)
    if not SealingKey.objects.filter(pk=verifier).exists():
        SealingKey.objects.create(verifier=verifier, since=text.at)
    Checkpoint.objects.create(size=text.size, root=text.root, at=text.at, note=key.sign(str(text)))
