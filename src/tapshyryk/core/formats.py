"""How numbers, sums of money and dates are written in each language of the site.

Figures come from CLDR through Babel. Two things are put right by hand: the som has no short Russian name in
CLDR, and CLDR's Kyrgyz long date ("2026-ж., 3-май") is not how a date is written in Kyrgyz papers
("2026-жылдын 3-майы").
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

NBSP = "\u00a0"
MINUS = "\u2212"
TYIYN_IN_SOM = 100

#: The locale that writes each language: English with the day before the month, as in Kyrgyzstan.
LOCALES = {"ky": "ky", "ru": "ru", "en": "en_GB"}
SOM = {"ky": "сом", "ru": "сом", "en": "som"}
_DECIMALS = {0: "#,##0", 1: "#,##0.0", 2: "#,##0.00", 3: "#,##0.000"}
#: Kyrgyz months with the ending that ties them to a year or a day of it.
_KY_MONTHS_OWNED = (
    "январы",
    "февралы",
    "марты",
    "апрели",
    "майы",
    "июну",
    "июлу",
    "августу",
    "сентябры",
    "октябры",
    "ноябры",
    "декабры",
)

Number = int | float | Decimal


def locale_of(language: str) -> str:
    """The CLDR locale for a language of the site; an unknown one is written as English."""
    return LOCALES.get(language.split("-")[0], LOCALES["en"])


def _rounded(value: Number, decimals: int) -> Decimal:
    """Rounded as on paper, half up; a float by its shortest decimal text, so 71.45 is not 71.4499."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def quoted(text: str, language: str) -> str:
    """A title in the quotation marks of the language."""
    return f"“{text}”" if language == "en" else f"«{text}»"


def number(value: Number, language: str, decimals: int | None = None) -> str:
    """A number grouped by thousands; `decimals` fixes the digits after the point, else at most three show."""
    exact = _rounded(value, 3 if decimals is None else decimals)
    pattern = None if decimals is None else _DECIMALS[decimals]
    return format_decimal(exact, format=pattern, locale=locale_of(language)).replace("-", MINUS)


def percent(value: Number, language: str, decimals: int = 0) -> str:
    """A percentage: `value` is already in percent (71.4 is "71,4 %" in Russian), not a share of one."""
    sign = f"{NBSP}%" if language.startswith("ru") else "%"
    return number(value, language, decimals) + sign


def som(tyiyn: int, language: str) -> str:
    """A sum of money from whole tyiyn: "12 500 сом"; tyiyn are shown only when there are some."""
    whole, rest = divmod(abs(tyiyn), TYIYN_IN_SOM)
    amount = Decimal(abs(tyiyn)) / TYIYN_IN_SOM
    text = number(amount, language, 2) if rest else number(whole, language)
    return f"{MINUS if tyiyn < 0 else ''}{text}{NBSP}{SOM.get(language.split('-')[0], SOM['en'])}"


def som_whole(value: int, language: str) -> str:
    """A sum of money from whole som: "12 500 сом"."""
    return som(value * TYIYN_IN_SOM, language)


def date_long(day: date, language: str) -> str:
    """A day in words: "2026-жылдын 3-майы", "3 мая 2026 г.", "3 May 2026"."""
    if language == "ky":
        return f"{day.year}-жылдын {day.day}-{_KY_MONTHS_OWNED[day.month - 1]}"
    return format_date(day, "long", locale_of(language)).replace("\u202f", NBSP)


def date_span(start: date, end: date, language: str) -> str:
    """From one day to another, the year said once where it is the same: "2026-жылдын 3-майы — 9-июну"."""
    if start == end:
        return date_long(end, language)
    if start.year != end.year:
        return f"{date_long(start, language)} — {date_long(end, language)}"
    if language == "ky":
        return f"{date_long(start, language)} — {end.day}-{_KY_MONTHS_OWNED[end.month - 1]}"
    day_and_month = format_skeleton("MMMMd", start, locale=locale_of(language))
    return f"{day_and_month} — {date_long(end, language)}"


def date_short(day: date, language: str) -> str:
    """A day for a narrow column: "03.05.2026" in Kyrgyz and Russian, "03/05/2026" in English."""
    return day.strftime("%d/%m/%Y" if language == "en" else "%d.%m.%Y")


def time_of_day(moment: datetime, language: str) -> str:
    """Hours and minutes on the 24-hour clock."""
    return moment.strftime("%H:%M")


def datetime_long(moment: datetime, language: str) -> str:
    """A day in words with the time: "2026-жылдын 3-майы, 14:05"."""
    return f"{date_long(moment.date(), language)}, {time_of_day(moment, language)}"


def month_year(day: date, language: str) -> str:
    """A month of a year: "2026-жылдын майы", "май 2026 г.", "May 2026"."""
    if language == "ky":
        return f"{day.year}-жылдын {_KY_MONTHS_OWNED[day.month - 1]}"
    return (
        format_skeleton("yMMMM", day, locale=locale_of(language))
        .replace("\u202f", NBSP)
        .replace(" г.", f"{NBSP}г.")
    )


def month_short(day: date, language: str) -> str:
    """A month's short name for the axis of a chart: "май", "дек.", "Dec"."""
    return format_date(day, "LLL", locale_of(language))
