"""The main job: pilots loaded, example played, documents and open data written, record sealed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation

from tapshyryk.core.acts.actions.seal import seal_all
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.models import Document
from tapshyryk.demo import summary
from tapshyryk.demo.example import people, play
from tapshyryk.demo.founding import load
from tapshyryk.demo.open_data import write_open_data
from tapshyryk.orders.models import Order

Tell = Callable[[str], None]


def run(tell: Tell, folder: Path, started: float) -> dict[str, Any]:
    """Do what is not done yet and answer with the summary; a second run finds everything there."""
    folder.mkdir(parents=True, exist_ok=True)
    with translation.override("en"):
        if load.is_loaded():
            tell("The founding sources are loaded already.")
        else:
            tell("Founding sources")
            with transaction.atomic():
                load.load(tell)
        if play.is_played():
            tell("The example is played already.")
            order = Order.objects.filter(municipality__slug=people.SLUG).latest("pk")
        else:
            with transaction.atomic():
                order, _story = play.play(tell)
    seal_all()
    documents = _write_documents(order, folder)
    files = write_open_data(folder)
    tell(f"\nWritten to {folder}: {len(documents)} documents, {', '.join(files)}")
    return summary.summary(order, documents, time.perf_counter() - started)


def _write_documents(order: Order, folder: Path) -> list[str]:
    """Copy the example's papers out of the store, by the names their acts give them; the names.

    What people handed in is not among them: it is not for everybody.
    """
    kept = {document.sha256: document for document in Document.objects.all()}
    written: list[str] = []
    for act in Act.objects.filter(municipality=order.municipality_id).order_by("pk"):
        for paper in act.documents:
            if paper["sha256"] not in kept:
                continue
            name = f"{len(written) + 1:02d}-{paper['name']}"
            with default_storage.open(kept[paper["sha256"]].stored_as) as file:
                (folder / name).write_bytes(file.read())
            written.append(name)
    return written
