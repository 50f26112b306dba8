"""What a file is, its content says; what is dangerous or broken is refused by its reason."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image

from tapshyryk.core.files.checking import KINDS, PAPERS, check_file
from tapshyryk.core.files.kinds.office import DOCX, XLSX
from tapshyryk.core.files.kinds.pdf import PDF
from tapshyryk.core.files.kinds.photos import JPEG, PNG, WEBP
from tapshyryk.core.files.kinds.texts import CSV, TXT
from tapshyryk.core.files.sentences import FileRefused
from tests.core.files import samples

pytestmark = pytest.mark.pure

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><body onload=alert(1)></body></html>"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)


def check(content: bytes, name: str = "x.pdf", **options):
    return check_file(io.BytesIO(content), name=name, **{"accepted": KINDS, **options})


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (samples.pdf(), "смета.pdf", PDF),
        (samples.pdf(), "renamed.docx", PDF),
        (samples.picture("JPEG"), "a.jpeg", JPEG),
        (samples.picture("PNG"), "a.png", PNG),
        (samples.picture("WEBP"), "a.webp", WEBP),
        (samples.office("word/document.xml"), "a.docx", DOCX),
        (samples.office("xl/workbook.xml"), "a.xlsx", XLSX),
        ("аты;саны\nҮсөн;1\n".encode(), "a.csv", CSV),
        ("аты;саны\n".encode("cp1251"), "a.csv", CSV),
        ("Бул текст.\n".encode("utf-16"), "a.txt", TXT),
    ],
)
def test_a_sound_file_is_taken_as_what_it_is(content, name, kind):
    checked = check(content, name)
    assert checked.kind == kind
    assert checked.name.endswith(kind.ending)
    kept = checked.content.read()
    assert (checked.size, checked.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    if kind not in (JPEG, PNG, WEBP):
        assert kept == content


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (EXE, "a.pdf", "unknown"),
        (EXE, "a.txt", "not_text"),
        (b"\x7fELF" + bytes(100), "a.csv", "not_text"),
        (HTML, "a.pdf", "unknown"),
        (b"\n\n " + HTML, "a.csv", "active"),
        (SVG, "a.png", "unknown"),
        (SVG, "a.txt", "active"),
        ("\ufeff<script>alert(1)</script>".encode(), "a.csv", "active"),
        (b"%PDF-1.7\n", "a.pdf", "damaged"),
        (samples.pdf()[:-12], "a.pdf", "damaged"),
        (b" " + samples.pdf(), "a.pdf", "unknown"),
        (samples.pdf() + HTML, "a.pdf", "two_in_one"),
        (samples.pdf() + samples.office(), "a.pdf", "two_in_one"),
        (samples.pdf(b"3 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n"), "a.pdf", "active"),
        (samples.pdf(b"3 0 obj<</S/J#61vaScript>>endobj\n"), "a.pdf", "active"),
        (samples.pdf(b"3 0 obj<</S/Launch/F(cmd.exe)>>endobj\n"), "a.pdf", "active"),
        (samples.pdf(b"3 0 obj<</Type/EmbeddedFile>>endobj\n"), "a.pdf", "active"),
        (samples.pdf(b"3 0 obj<</Encrypt 4 0 R>>endobj\n"), "a.pdf", "password"),
        (samples.picture("JPEG")[:200], "a.jpg", "damaged"),
        (samples.picture("PNG")[:60], "a.png", "damaged"),
        (b"RIFF\x10\0\0\0WAVEfmt " + bytes(40), "a.webp", "damaged"),
        (b"\xff\xd8\xff" + bytes(300), "a.jpg", "damaged"),
        (samples.office()[:-10], "a.docx", "damaged"),
        (samples.office("other.xml"), "a.docx", "damaged"),
        (samples.office() + HTML, "a.docx", "two_in_one"),
        (samples.office(word__vbaProject_dot_bin=b"x"), "a.docx", "active"),
        (samples.office(word__activeX__one_dot_xml=b"x"), "a.docx", "active"),
        (samples.office(word__embeddings__oleObject1_dot_bin=b"x"), "a.docx", "active"),
        (samples.office(____evil=b"x"), "a.docx", "two_in_one"),
        (b"PK\x05\x06" + bytes(18), "a.docx", "unknown"),
        ("аты\x00саны".encode(), "a.csv", "not_text"),
        ("аты\x1b[31m".encode(), "a.txt", "not_text"),
        ("Үсөн Асанов, Бөрүбаева Айнура ".encode() * 20 + b"\xd2", "a.txt", "damaged"),
    ],
)
def test_a_broken_or_dangerous_file_is_refused_by_its_reason(content, name, code):
    with pytest.raises(FileRefused) as refused:
        check(content, name)
    assert refused.value.code == code
    assert refused.value.sentence.count(".") == 2


def test_a_kind_that_is_not_wanted_here_is_refused_with_those_that_are():
    with pytest.raises(FileRefused, match="not_accepted") as refused:
        check(samples.office("xl/workbook.xml"), accepted=PAPERS)
    assert refused.value.params["accepted"] == "PDF, JPEG, PNG, WEBP, DOCX"


@pytest.mark.parametrize("content", [samples.bomb(), samples.lying_bomb()], ids=["honest", "lying"])
def test_an_archive_that_swells_is_refused_without_filling_the_memory(content):
    assert len(content) < 1_000_000
    with pytest.raises(FileRefused) as refused:
        check(content, "a.docx")
    assert refused.value.code in {"swells", "damaged"}


def test_an_endless_stream_is_let_go_at_the_limit():
    class Endless:
        given = 0

        def seek(self, place: int) -> None:
            """It is at its start all the time."""

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"x" * size

    stream = Endless()
    with pytest.raises(FileRefused, match="too_large"):
        check_file(stream, name="a.pdf", most_bytes=2_000_000)
    assert stream.given < 2_500_000


def test_a_file_of_200_megabytes_is_refused_by_its_size_alone():
    class Huge:
        size = 200 * 1024 * 1024

        def read(self, size: int = -1) -> bytes:
            raise AssertionError("it was read")

    with pytest.raises(FileRefused, match="too_large"):
        check_file(Huge(), name="a.pdf", most_bytes=10 * 1024 * 1024)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_loses_place_and_camera_and_stowaways(kind):
    taken = samples.picture(kind)
    assert b"A camera" in taken
    assert kind == "PNG" or b"A remark" in taken
    stowed = taken + samples.office() if kind != "WEBP" else taken
    kept = check(stowed, "photo").content.read()
    with Image.open(io.BytesIO(kept)) as image:
        image.load()
        assert (image.format, image.size) == (kind, (40, 20))
        assert dict(image.getexif()) == {}
        assert not image.getexif().get_ifd(samples.GPS_IFD)
    assert b"A camera" not in kept
    assert b"A remark" not in kept
    assert b"iCCP" not in kept
    assert b"PK\x05\x06" not in kept


def test_a_photograph_taken_sideways_is_kept_upright():
    kept = check(samples.picture("JPEG", sideways=True), "photo.jpg").content.read()
    with Image.open(io.BytesIO(kept)) as image:
        assert image.size == (20, 40)
        # Turned by a quarter, the red left half is on top.
        red, green, _ = image.getpixel((10, 5))
        assert red > 200
        assert green < 80


def test_a_picture_with_too_many_dots_is_refused_before_it_is_drawn():
    out = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(FileRefused, match="too_many_pixels"):
        check(out.getvalue(), "a.png")


def test_the_scanner_has_a_word_in_it(settings):
    settings.UPLOAD_SCANNER = "tests.core.files.test_checking.finds_something"
    with pytest.raises(FileRefused, match="infected"):
        check(samples.pdf(b"% EICAR\n"))
    assert check(samples.pdf()).kind == PDF


def finds_something(content) -> str:
    """A scanner for the test above."""
    return "Eicar" if b"EICAR" in content.read() else ""
