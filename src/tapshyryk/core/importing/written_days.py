"""Days as people write them in Kyrgyz, Russian and English, read without guessing."""

from __future__ import annotations

import re
from datetime import date

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)
"""No day outside of these is meant in what people write here."""

_MONTH_LISTS = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "янв фев мар апр май июн июл авг сен окт ноя дек",
)
MONTHS = {word: place + 1 for words in _MONTH_LISTS for place, word in enumerate(words.split())} | {"мая": 5}
"""Months by the first three letters of their names in English, Russian and Kyrgyz."""

MONTH_WORDS = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|янв(?:ар[ья])?|фев(?:рал[ья])?|мар(?:та?)?|апр(?:ел[ья])?|ма[йя]|ию[нл][ья]?|авг(?:уста?)?"
    r"|сент?(?:ябр[ья])?|окт(?:ябр[ья])?|ноя(?:бр[ья])?|дек(?:абр[ья])?)\.?",
    re.IGNORECASE,
)
YEAR_MARK = re.compile(r"[\s-]*(?:г(?:од(?:а|у)?)?|ж(?:ыл(?:ы|дын)?)?)?\.?$", re.IGNORECASE)


class NotADay(ValueError):
    """A text that is no day, or might be another; `code` names the sentence of imports that says so."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def written_day(text: str) -> date:
    """The day of a text such as 5.3.1980, 1980-03-05 or 5 марта 1980 г.; NotADay for anything else.

    With strokes, 05/03/1980 is refused where it may be March or May.
    """
    if found := re.fullmatch(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})", text):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    text = YEAR_MARK.sub("", text)
    if found := re.fullmatch(r"([0-9]{1,2})([-./])([0-9]{1,2})[-./]([0-9]{4})", text):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "/" and day <= 12 and month <= 12 and day != month:
            raise NotADay("date.ambiguous")
        return _real(year, month, day)
    if re.fullmatch(r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2}", text):
        raise NotADay("date.short_year")
    found = re.fullmatch(r"([0-9]{1,2})[\s-]+([^\W\d_]+\.?),?[\s-]+([0-9]{4})", text)
    if found and MONTH_WORDS.fullmatch(found[2]):
        return _real(int(found[3]), MONTHS[found[2][:3].lower()], int(found[1]))
    raise NotADay("date.not_a_day")


def _real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotADay("date.no_such_day") from error
