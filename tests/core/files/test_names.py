"""A kept name shows what was meant and can do no harm."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.files.names import LONGEST, safe_name

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("смета.pdf", "смета.pdf"),
        ("Үй-бүлөнүн ңөү.PDF", "Үй-бүлөнүн ңөү.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\отчёт.doc", "отчёт.pdf"),
        ("gpj.\u202eexe", "gpj.pdf"),
        ("a\u200bb\u00adc.pdf", "abc.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        (".htaccess", "file htaccess.pdf" if False else "htaccess.pdf"),
        ("con.pdf", "file con.pdf"),
        ("LPT1", "file LPT1.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ('a"b<c>d|e?f*.pdf', "a b c d e f.pdf"),
        ("invoice.pdf.exe", "invoice.pdf.pdf"),
        ("а" * 300 + ".pdf", "а" * LONGEST + ".pdf"),
        ("ф\0.pdf", "ф.pdf"),
        ("файл.", "файл.pdf"),
    ],
)
def test_names_are_made_harmless(given_name, kept):
    assert safe_name(given_name, ".pdf") == kept


@given(st.text(max_size=400))
def test_any_name_becomes_a_short_single_harmless_one(given_name):
    name = safe_name(given_name, ".pdf")
    assert name.endswith(".pdf")
    assert 5 <= len(name) <= LONGEST + 10
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\<>:"|?*\0')
    assert not name.startswith((".", " "))
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} and c != "\u202e" for c in name)
    assert safe_name(name, ".pdf") == name
