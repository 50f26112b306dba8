"""One changed byte anywhere in a bundle is found, and its place is named."""

import io
import random
import zipfile

import pytest

from tapshyryk.core.acts.domain import container
from tapshyryk.core.acts.domain.findings import NotABundle
from tests.core.acts.drafts import ORDER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signing_key")]
KINDS = pytest.mark.parametrize("order", [None, ORDER], ids=["record", "order"])


def places(bundle):
    """For each part of the archive, the file it belongs to and where it stands: headers and packed bytes."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        infos = archive.infolist()
    for info in infos:
        begin = info.header_offset + container.local_length(info.filename)
        yield info.filename, "header", info.header_offset, begin
        yield info.filename, "content", begin, begin + info.compress_size
    yield "archive", "directory", len(bundle) - container.directory_length(), len(bundle)


def assert_named(report, kind, name, at):
    """The finding says which file; around the files it says the very byte."""
    found = {(finding.code, finding.file) for finding in report.findings}
    if kind == "content":
        assert name in {file for _, file in found}, (name, at, found)
    else:
        assert (kind, name, at) in {(f.code, f.file, f.byte) for f in report.findings}, (name, at, found)


@KINDS
def test_one_flipped_byte_anywhere_is_found_and_its_place_named(make, verify, order):
    bundle = bytearray(make(order))
    chance = random.Random(20260302)
    for name, kind, begin, end in places(bundle):
        tries = (
            range(begin, end) if kind != "content" else chance.sample(range(begin, end), min(60, end - begin))
        )
        for at in tries:
            kept = bundle[at]
            bundle[at] ^= 1 << chance.randrange(8)
            try:
                report = verify(bytes(bundle))
            except NotABundle as trouble:
                pytest.fail(f"{name} {kind} byte {at}: {trouble.code}")
            assert not report.whole, (name, kind, at)
            assert_named(report, kind, name, at)
            bundle[at] = kept
    assert verify(bytes(bundle)).whole


@pytest.mark.slow
@KINDS
def test_every_single_byte_of_a_bundle_counts(make, verify, order):
    bundle = bytearray(make(order, days=1))
    chance = random.Random(7)
    for name, kind, begin, end in places(bundle):
        for at in range(begin, end):
            kept = bundle[at]
            bundle[at] = chance.choice([value for value in range(256) if value != kept])
            report = verify(bytes(bundle))
            assert not report.whole, (name, kind, at)
            assert_named(report, kind, name, at)
            bundle[at] = kept
