"""The `effects` command: prints the ten factors, computed beside printed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tapshyryk.config.command import Command, print_result, result_options

if TYPE_CHECKING:
    from tapshyryk.impact.domain.factors import Effect


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--with-examples", action="store_true", help="count the played example too")
    parser.add_argument("--lang", choices=("ky", "ru", "en"), default="en", help="language (default: en)")
    result_options(parser)


def _run(arguments: argparse.Namespace) -> int:
    from django.utils import translation

    from tapshyryk.impact.queries.effects import effects

    found = effects(with_examples=arguments.with_examples)
    with translation.override(arguments.lang):
        result = {
            "with_examples": arguments.with_examples,
            "factors": [as_data(effect) for effect in found],
        }
        text = "\n".join(line for effect in found for line in _lines(effect, arguments.lang))
    print_result(arguments, result, text)
    return 0


def as_data(effect: Effect) -> dict[str, Any]:
    """A factor as plain data; what is not reported is null, decimals are texts so that they stay exact."""
    from django.utils.translation import gettext

    return {
        "number": effect.factor.number,
        "key": effect.factor.key,
        "name": gettext(effect.factor.name),
        "figures": [
            {
                "key": figure.key,
                "label": gettext(figure.label),
                "value": None if figure.value is None else f"{figure.value:f}",
                "unit": figure.unit,
                "computed_from": gettext(figure.from_what),
                "parts": dict(figure.parts),
            }
            for figure in effect.figures
        ],
        "printed": [
            {
                "key": one.key,
                "value": f"{one.value.normalize():f}",
                "unit": one.unit,
                "as_of": one.as_of,
                "statement_en": one.statement_en,
                "source": one.source,
                "computed": None if one.computed is None else f"{one.computed:f}",
                "difference": None if one.difference is None else f"{one.difference:f}",
            }
            for one in effect.printed
        ],
    }


def _lines(effect: Effect, language: str) -> Iterator[str]:
    from django.utils.translation import gettext

    from tapshyryk.core.formats import number

    def written(value: Any) -> str:
        return gettext("not reported") if value is None else number(value.normalize(), language)

    basis, printed, less = gettext("computed from"), gettext("printed"), gettext("difference")
    yield f"{effect.factor.number}. {gettext(effect.factor.name)}"
    for figure in effect.figures:
        year = f" ({figure.parts['year']})" if "year" in figure.parts else ""
        yield f"   {gettext(figure.label)}{year}: {written(figure.value)} {_unit(figure)}".rstrip()
        yield f"      {basis}: {gettext(figure.from_what)}"
    for one in effect.printed:
        said = f"   {printed}: {written(one.value)} {one.unit} — {one.statement_en} [{one.source}]"
        difference = one.difference
        yield said if difference is None else f"{said}; {less} {written(difference)}"
    yield ""


def _unit(figure: Any) -> str:
    from django.utils.translation import gettext

    from tapshyryk.impact.domain.factors import UNITS

    return "" if figure.value is None else gettext(UNITS[figure.unit])


COMMANDS = (
    Command(
        name="effects",
        help="print the ten factors of effect, computed figures beside printed ones",
        example="tapshyryk effects --lang ky",
        configure=_configure,
        run=_run,
    ),
)
