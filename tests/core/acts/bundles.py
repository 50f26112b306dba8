"""Bundles to verify in tests: true ones, and ones somebody has taken apart and packed again."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

from django.db import transaction

from tapshyryk.core.acts.actions import seal
from tapshyryk.core.acts.actions.append import append
from tapshyryk.core.acts.bundle import write_bundle
from tapshyryk.core.acts.domain.container import NAMES
from tapshyryk.core.acts.domain.manifest import FileLine, Manifest
from tapshyryk.core.acts.domain.notes import SignerKey
from tapshyryk.core.acts.domain.packing import Packer
from tests.core.acts.drafts import ORDER, draft

KEY = SignerKey("record.example/acts", bytes(range(32)))
"""Signs every record of the tests that does not say otherwise."""

BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
SECRET = "what only the commission may read"


def sealed_record(monkeypatch, days=3, each_day=9):
    """Acts on several days and in several months, every fourth hidden, sealed twice a day."""
    for day in range(days):
        moment = BEGIN + timedelta(days=20 * day)
        monkeypatch.setattr(seal, "machine_now", lambda moment=moment: moment)
        with transaction.atomic():
            for number in range(each_day):
                hidden = number % 4 == 3
                append(
                    draft(
                        public=not hidden,
                        order=ORDER if number % 2 else None,
                        detail={"day": day, "number": number, "text": SECRET if hidden else "Көйгөй: жол"},
                    )
                )
        seal.seal_pending(limit=each_day - 2)
        monkeypatch.setattr(seal, "machine_now", lambda moment=moment: moment + timedelta(hours=3))
        seal.seal_pending()


def bundle_of(folder, order=None):
    """The bytes of a bundle of the record, or of `order`."""
    target = folder / "bundle.zip"
    write_bundle(target, order=order)
    return target.read_bytes()


def files_of(bundle):
    """The files of a bundle by name."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed_again(files, *, key=KEY, order=""):
    """A bundle of changed files, with a manifest that fits them, signed with `key`."""
    out = io.BytesIO()
    packer = Packer(out)
    for name in NAMES[:-1]:
        packer.add(name, [files[name]])
    manifest = Manifest(str(order), tuple(map(FileLine.of, packer.done)))
    packer.add(NAMES[-1], [key.sign(str(manifest)).encode()])
    packer.close()
    return out.getvalue()


def line_changed(content, number, change):
    """`content` with line `number` (from 1) replaced by what `change` makes of it."""
    lines = content.split(b"\n")
    lines[number - 1] = change(lines[number - 1])
    return b"\n".join(lines)


def notes_of(files):
    """The checkpoints of a bundle."""
    return [json.loads(line)["note"] for line in files["checkpoints.jsonl"].splitlines()]


def codes(report):
    """What was found, where."""
    return {(finding.code, finding.file, finding.entry) for finding in report.findings}
