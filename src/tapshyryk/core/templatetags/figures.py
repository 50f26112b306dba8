"""Filters that write numbers, sums and dates in the reader's language."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tapshyryk.core import formats

register = template.Library()


def language_now() -> str:
    """The language the page is being written in, without a region."""
    return (get_language() or "en").split("-")[0]


def not_reported_mark() -> SafeString:
    """The mark that stands where a source is silent; never a zero or an invented figure."""
    return format_html('<span class="not-reported">{}</span>', _("not reported"))


def _written(value: object, write: Callable[..., str], *more: object) -> str | SafeString:
    return not_reported_mark() if value is None or value == "" else write(value, language_now(), *more)


@register.filter
def som(tyiyn: int | None) -> str:
    """Whole tyiyn as a sum of money: `1250000|som` is "12 500 сом"."""
    return _written(tyiyn, formats.som)


@register.filter
def som_whole(value: int | None) -> str:
    """Whole som as a sum of money: `12500|som_whole` is "12 500 сом"."""
    return _written(value, formats.som_whole)


@register.filter
def number(value: int | float | Decimal | None, decimals: int | None = None) -> str:
    """A number grouped by thousands; `|number:1` fixes one digit after the point."""
    return _written(value, formats.number, decimals)


@register.filter
def percent(value: int | float | Decimal | None, decimals: int = 0) -> str:
    """A percentage already in percent: `71.4|percent:1`."""
    return _written(value, formats.percent, decimals)


def _local(value: date) -> date:
    """An aware moment in the site's time zone; days and naive moments stay as they are."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def date_long(value: date | None) -> str:
    """A day in words: "2026-жылдын 3-майы"."""
    return _written(value and _local(value), formats.date_long)


@register.filter
def date_short(value: date | None) -> str:
    """A day for a narrow column: "03.05.2026"."""
    return _written(value and _local(value), formats.date_short)


@register.filter
def datetime_long(value: datetime | None) -> str:
    """A moment in words, in the site's time zone."""
    return _written(value and _local(value), formats.datetime_long)


@register.filter
def hour(value: datetime) -> str:
    """Hours and minutes, in the site's time zone."""
    return _written(_local(value), formats.time_of_day)


@register.filter
def month_year(value: date | None) -> str:
    """A month of a year: "2026-жылдын майы"."""
    return _written(value and _local(value), formats.month_year)


@register.simple_tag
def not_reported() -> SafeString:
    """`{% not_reported %}`: says that the source gives no figure here."""
    return not_reported_mark()
