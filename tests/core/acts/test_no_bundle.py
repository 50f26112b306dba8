"""What is no bundle, or a hostile one, is refused in a sentence and floods nothing."""

import io
import zipfile
import zlib

import pytest

from tapshyryk.core.acts.domain import container
from tapshyryk.core.acts.domain.container import NAMES, Member
from tapshyryk.core.acts.domain.findings import NotABundle
from tests.core.acts.bundles import codes, files_of, packed_again

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signing_key")]


class TestWhatIsNoBundle:
    @pytest.mark.parametrize("content", [b"", b"P", b"not a bundle at all" * 90, bytes(5000)])
    def test_a_file_that_is_no_archive(self, verify, content):
        with pytest.raises(NotABundle, match="not_archive"):
            verify(content)

    def test_another_archive(self, verify):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("letter.txt", "dear reader " * 200)
        with pytest.raises(NotABundle, match="other_archive"):
            verify(out.getvalue())

    def test_a_bundle_unpacked_and_packed_by_another_tool(self, make, verify):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files_of(make()).items():
                archive.writestr(name, content)
        with pytest.raises(NotABundle, match="other_archive"):
            verify(out.getvalue())

    def test_a_bundle_cut_short_at_any_place(self, make, verify):
        bundle = make()
        for end in [*range(100, len(bundle), len(bundle) // 40), len(bundle) - 1]:
            with pytest.raises(NotABundle, match="cut_short") as caught:
                verify(bundle[:end])
            assert caught.value.params == {"byte": end}

    def test_a_bundle_with_something_added(self, make, verify):
        bundle = make()
        with pytest.raises(NotABundle, match="too_long") as caught:
            verify(bundle + b"x")
        assert caught.value.params == {"byte": len(bundle)}
        with pytest.raises(NotABundle, match="not_archive"):
            verify(b"x" + bundle)


def archive_of(contents):
    """An archive in our form whose files unpack to anything."""
    members, packed = [], []
    for name in NAMES:
        content, claimed = contents.get(name, (b"", 0))
        packed.append(content)
        members.append(Member(name, zlib.crc32(b""), claimed, len(content)))
    parts = container.skeleton(members)
    return b"".join(part.content + (packed[at] if at < 6 else b"") for at, part in enumerate(parts))


class TestHostileArchives:
    def test_a_bomb_is_not_unpacked(self, verify):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(512)) + packer.flush()
        assert len(bomb) < 1 << 20
        report = verify(archive_of({"entries.jsonl": (bomb, 512 << 20)}))
        assert ("unpack", "entries.jsonl", 1) in codes(report)

    def test_one_endless_line_is_not_kept_in_memory(self, verify):
        packer = zlib.compressobj(0, zlib.DEFLATED, -15)
        line = b"".join(packer.compress(b"x" * (1 << 20)) for _ in range(40)) + packer.flush()
        report = verify(archive_of({"entries.jsonl": (line, 40 << 20)}))
        assert ("unpack", "entries.jsonl", 1) in codes(report)

    def test_sizes_beyond_all_measure_are_refused(self, make, verify):
        bundle = bytearray(make())
        header = Member(NAMES[0], 0, 0, 0).local_header()
        for at in range(len(header) - 16, len(header)):
            bundle[at] = 0xFF
        report = verify(bytes(bundle))
        assert ("header", "README.txt") in {(finding.code, finding.file) for finding in report.findings}
        bundle[-200:-100] = b"\xff" * 100
        with pytest.raises(NotABundle):
            verify(bytes(bundle))

    def test_many_findings_are_counted_not_told(self, make, verify):
        files = files_of(make())
        files["leaves.txt"] = b"".join(b"%d nothing\n" % number for number in range(1, 28))
        report = verify(packed_again(files))
        assert [finding.entry for finding in report.findings if finding.code == "leaf_form"] == [
            1,
            2,
            3,
            4,
            5,
        ]
        assert report.untold == 22
        assert ("checkpoint_root", "checkpoints.jsonl", 1) in codes(report)
