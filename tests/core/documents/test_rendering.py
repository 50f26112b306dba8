"""Papers are archival, accessible, the same for the same data, and show what people wrote as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tapshyryk.core import clock
from tapshyryk.core.documents.rendering import Som, on_paper, qr_code, render, template_path
from tapshyryk.core.documents.texts import MISSING, printable
from tests.core.documents.papers import FRAME, MEETING, NOON, minutes, pages, read, sheet

pytestmark = pytest.mark.pure

HOSTILE = [
    '#import "x.typ": *',
    '#read("/etc/passwd")',
    '#read("/config/keys.py")',
    "@unknown-label <label>",
    "$ x^2 $",
    "\\u{41} \\# `raw` *bold* _italic_ = heading - list",
    '"; #panic("out") //',
    ']) #eval("1+1") ([',
    "<script>alert(1)</script>",
    "${jndi:ldap://x}",
    "{{ settings.SECRET_KEY }}",
]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_paper_is_archival_and_accessible_in_its_language(language):
    reader = read(minutes(language))
    xmp = reader.metadata_xmp if hasattr(reader, "metadata_xmp") else reader.xmp_metadata
    source = xmp.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in source
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in source
    assert "<pdfuaid:part>1</pdfuaid:part>" in source
    catalogue = reader.trailer["/Root"]
    assert str(catalogue["/Lang"]).startswith(language)
    assert catalogue["/MarkInfo"]["/Marked"]
    titles = {"ky": "Жыйындын токтому", "ru": "Протокол собрания", "en": "Minutes"}
    assert reader.metadata.title == titles[language]
    assert reader.metadata.creation_date == datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def test_the_same_data_gives_the_same_bytes_whenever_it_is_made():
    first = minutes()
    with clock.at(datetime(2031, 1, 1, tzinfo=UTC)):
        assert minutes() == first
    assert minutes(present=150) != first


def test_kyrgyz_letters_and_dates_can_be_read_back():
    (text,) = pages(minutes())
    assert "Жумушчу топ сөз сүйлөдү." in text
    assert "Асанов Үсөн" in text
    assert "2026-жылдын 2-марты, 12:00" in text
    assert "149 (анын ичинде аялдар: 80)" in text
    assert "макул: 100, каршы: 20, калыс: 29" in text
    (text,) = pages(minutes("ru"))
    assert "ПОСТАНОВИЛИ: Балдар бакчасы тандалсын." in text
    assert "2 марта 2026 г., 12:00" in text


def test_letters_of_three_alphabets_all_survive():
    letters = "өүңӨҮҢ ёЁъыэ ABCxyz №«»—"
    (text,) = pages(minutes(place=letters))
    assert letters in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_write_is_shown_and_never_run(hostile):
    text = " ".join(pages(minutes(event=hostile, chair=hostile, agenda=[hostile])))
    shown = " ".join(hostile.split())
    assert text.count(shown) >= 3
    assert "root:" not in text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_no_text_whatever_makes_a_paper_fail(text):
    pdf = minutes(
        event=text, place=text, agenda=[text], chair=text, frame=replace(FRAME, body=text, number=text)
    )
    assert pdf.startswith(b"%PDF-")


def test_what_cannot_be_printed_is_replaced_or_left_out():
    assert printable("Үсөн 😀") == f"Үсөн {MISSING}"
    assert printable("a\u202eb\x00c\u200b\ue000") == "abc"
    assert printable("и\u0306") == "й"
    assert printable("один\r\nдва") == "один\nдва"
    assert printable("Ωδ ăñ") == "Ωδ ăñ"


def test_four_hundred_rows_fill_pages_with_headings_on_each():
    pdf = render("core/attendance", sheet(400, 0), language="ky", frame=FRAME)
    texts = pages(pdf)
    assert len(texts) > 10
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text
        assert FRAME.address in text
    with_rows = [text for text in texts if "Тургун-" in text]
    assert all("Аты-жөнү Жашаган жери Колу" in text for text in with_rows)
    whole = " ".join(texts)
    assert all(f"{number} Тургун-{number} Ынтымак" in whole for number in range(1, 401))


def test_blank_rows_are_numbered_on_from_the_written_ones():
    (text,) = pages(render("core/attendance", sheet(2, 8), language="ru", frame=FRAME))
    assert "2 Тургун-2 Ынтымак 3 4 5 6 7 8 9 10" in text


def test_a_long_word_and_a_long_text_stay_on_the_paper():
    pdf = minutes(event="Ы" * 500, items=[{**MEETING["items"][0], "heard": "узун текст " * 3000}])
    reader = read(pdf)
    assert len(reader.pages) > 5
    assert "Ы" * 500 in "".join(pages(pdf)).replace(" ", "").replace("\u200b", "")
    right = float(reader.pages[0].mediabox.width)
    ends: list[float] = []
    reader.pages[0].extract_text(visitor_text=lambda text, cm, tm, font, size: ends.append(tm[4]))
    assert max(ends) < right


def test_the_example_carries_its_mark_on_every_page_and_the_real_one_none():
    pdf = render("core/attendance", sheet(60), language="ru", frame=replace(FRAME, example=True))
    texts = pages(pdf)
    assert len(texts) > 1
    assert all("МИСАЛ / ПРИМЕР" in text for text in texts)
    real = render("core/attendance", sheet(60), language="ru", frame=FRAME)
    assert not any("МИСАЛ" in text for text in pages(real))


def test_the_address_is_a_code_with_words_for_those_who_listen():
    reader = read(minutes())
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert [link["/A"]["/URI"] for link in links] == [FRAME.address]
    without = minutes(frame=replace(FRAME, address=""))
    assert "/Annots" not in read(without).pages[0]
    assert qr_code("") == ""
    assert qr_code(FRAME.address).startswith("<svg")


def test_what_was_not_reported_says_so():
    (text,) = pages(minutes("ru", present=None, women=None, chair="", place=None))
    assert text.count("нет сведений") == 4


def test_values_arrive_written_in_the_papers_language():
    given_values = {
        "day": date(2026, 5, 3),
        "moment": NOON,
        "sum": Som(1_250_050),
        "share": Decimal("21.16"),
        "count": 5,
        "nothing": None,
        "list": ["Үй\x00", True],
    }
    assert on_paper(given_values, "ru") == {
        "day": {"short": "03.05.2026", "long": "3 мая 2026 г.".replace(" г.", "\u00a0г.")},
        "moment": {"short": "02.03.2026", "long": "2 марта 2026\u00a0г.", "time": "12:00"},
        "sum": "12\u00a0500,50\u00a0сом",
        "share": "21,16",
        "count": 5,
        "nothing": None,
        "list": ["Үй", True],
    }


def test_an_unknown_template_or_language_is_said_plainly():
    with pytest.raises(FileNotFoundError, match="there is no template core/poem"):
        template_path("core/poem")
    with pytest.raises(KeyError, match="de"):
        minutes("de")
    assert isinstance(template_path("core/minutes"), Path)
