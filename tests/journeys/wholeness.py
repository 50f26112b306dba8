"""Says what is half done or lost in a database after its server was killed.

Run as a program, with the settings of that server. It reads as JSON the acknowledged acts, by the key of
their request, each with the kind and the key of the subject it led to; and it prints as JSON a list of
sentences, which is empty when everything is whole. With `--deliver` it first hands over what the outbox
holds, as the jobs would once the lease of the killed ones has run out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator

import django

Acknowledged = dict[str, list[str]]


def faults(acknowledged: Acknowledged) -> Iterator[str]:
    """Everything that is not whole, a sentence each."""
    from tapshyryk.money.queries.balances import check_ledger

    yield from check_ledger()
    yield from _lost(acknowledged)
    yield from _half_acts()
    yield from _half_entries()
    yield from _half_contributions()
    yield from _outbox()
    yield from _damage()


def _lost(acknowledged: Acknowledged) -> Iterator[str]:
    from tapshyryk.core.acts.models import Act

    acts = {
        str(key): [kind, str(subject)]
        for key, kind, subject in Act.objects.filter(request_key__isnull=False).values_list(
            "request_key", "subject_type", "subject_id"
        )
    }
    for key, led_to in acknowledged.items():
        if acts.get(key) != led_to:
            yield f"acknowledged with {led_to}, but recorded with {acts.get(key)}: {key}"


def _half_acts() -> Iterator[str]:
    """Rows whose state is not that of their last move, and acts whose row is not there."""
    from tapshyryk.core.acts.models import Act
    from tapshyryk.core.lifecycle import registry

    for kind, model in registry.subject_types().items():
        rows = dict(model._default_manager.values_list("pk", "state"))
        # A deed of no table, such as a reminder, names no state.
        acts = Act.objects.filter(subject_type=kind).exclude(to_state="").order_by("pk")
        said = dict(acts.values_list("subject_id", "to_state"))
        for key in rows.keys() | said.keys():
            if rows.get(key) != said.get(key):
                yield f"{kind} {key} is {rows.get(key)}, its last act says {said.get(key)}"


def _half_entries() -> Iterator[str]:
    """Entries of the ledger without their act, and acts of their kind without an entry."""
    from tapshyryk.core.acts.models import Act
    from tapshyryk.money.models import Entry

    entries = Counter(Entry.objects.values_list("book", "verb"))
    verbs = {verb for _, verb in entries}
    acts = Counter(Act.objects.filter(verb__in=verbs).values_list("order", "verb"))
    for book, verb in entries.keys() | acts.keys():
        if entries[book, verb] != acts[book, verb]:
            yield f"{verb} in {book}: {acts[book, verb]} acts, {entries[book, verb]} entries"


def _half_contributions() -> Iterator[str]:
    """Contributions whose entry says another sum, or whose reversal is on one side only."""
    from django.db.models import Sum

    from tapshyryk.delivery.models import Contribution

    rows = Contribution.objects.annotate(entered=Sum("entry__transfers__amount_tyiyn"))
    for row in rows.select_related("entry__reversed_by"):
        if row.entered != row.amount_tyiyn:
            yield f"contribution {row.pk} of {row.amount_tyiyn} tyiyn is entered with {row.entered}"
        if hasattr(row.entry, "reversed_by") != (row.state == "reversed"):
            yield f"contribution {row.pk} is {row.state}, and its entry says otherwise"


def _outbox() -> Iterator[str]:
    """Acts somebody is told of without their message, messages without an act, letters not once."""
    from tapshyryk.core.acts.models import Act
    from tapshyryk.core.outbox.channels import contact_of
    from tapshyryk.core.outbox.models import HandedOver, Message
    from tapshyryk.core.outbox.notices import is_told_of, letters_of

    acts = {act.pk: act for act in Act.objects.all() if is_told_of(act.verb)}
    messages = Counter(Message.objects.values_list("act_id", flat=True))
    for key in acts.keys() | messages.keys():
        if messages[key] != (key in acts):
            yield f"act {key} has {messages[key]} messages"
    handed: dict[object, list[str]] = {}
    for act, recipient in HandedOver.objects.values_list("message__act_id", "recipient"):
        handed.setdefault(act, []).append(recipient)
    done = set(Message.objects.filter(delivered_at__isnull=False).values_list("act_id", flat=True))
    for key in done & acts.keys():
        due = sorted(letter.to for letter in letters_of(acts[key]) if _reachable(contact_of(letter.to)))
        if sorted(handed.get(key, [])) != due:
            yield f"act {key} has its letters handed over to {handed.get(key)} instead of {due}"
    if "--deliver" in sys.argv and len(done) != len(messages):
        yield f"{len(messages) - len(done)} messages were never delivered"


def _reachable(contact: object) -> bool:
    return bool(getattr(contact, "email", ""))


def _damage() -> Iterator[str]:
    """What the database itself finds damaged."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            yield from (row[0] for row in cursor.fetchall() if row[0] != "ok")


def _deliver() -> None:
    from django.conf import settings

    from tapshyryk.core.clock import machine_now
    from tapshyryk.core.outbox.delivery import deliver_waiting
    from tapshyryk.core.outbox.models import Message

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    Message.objects.filter(delivered_at__isnull=True).update(next_try_at=machine_now())
    while deliver_waiting(limit=500):
        continue


def main() -> None:
    """Examine the database of the settings."""
    django.setup()
    if "--deliver" in sys.argv:
        _deliver()
    sys.stdout.write(json.dumps(list(faults(json.load(sys.stdin))), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
