"""The explanation of a vote in words, from the codes the majority rule leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext, ngettext

from tapshyryk.core import formats
from tapshyryk.core.wording import current_language
from tapshyryk.needs.models import Problem


def _counted(votes: int, of: int, names: str) -> str:
    return ngettext(
        "%(votes)d vote was cast; %(of)d people were present.",
        "%(votes)d votes were cast; %(of)d people were present.",
        votes,
    ) % {"votes": votes, "of": of}


def _tied(votes: int, of: int, names: str) -> str:
    return gettext("The most votes were equal, %(votes)d each: %(names)s.") % {
        "votes": votes,
        "names": names,
    }


def _run_off_called(votes: int, of: int, names: str) -> str:
    return gettext("A run-off between them decides.")


def _list_decides(votes: int, of: int, names: str) -> str:
    return gettext("Of equal votes the higher place on the list of the needs session decides: %(names)s.") % {
        "names": names
    }


def _run_off_tied(votes: int, of: int, names: str) -> str:
    return gettext("The run-off ended equal too, so the higher place on the list decides: %(names)s.") % {
        "names": names
    }


def _won_by_absolute(votes: int, of: int, names: str) -> str:
    return gettext("Chosen: %(names)s, by more than half of those present (%(votes)d of %(of)d).") % {
        "names": names,
        "votes": votes,
        "of": of,
    }


def _won_by_relative(votes: int, of: int, names: str) -> str:
    return gettext(
        "Chosen: %(names)s, by the most votes, though not by more than half of those present "
        "(%(votes)d of %(of)d)."
    ) % {"names": names, "votes": votes, "of": of}


SENTENCES: Final[Mapping[str, Callable[[int, int, str], str]]] = {
    "counted": _counted,
    "tied": _tied,
    "run_off_called": _run_off_called,
    "list_decides": _list_decides,
    "run_off_tied_so_list_decides": _run_off_tied,
    "won_by_absolute": _won_by_absolute,
    "won_by_relative": _won_by_relative,
}
"""How each code of the explanation is said."""


def explained(explanation: Mapping[str, Any], problems: Mapping[str, Problem]) -> tuple[str, ...]:
    """The explanation of a closed vote as sentences in the reader's language; empty before that."""
    sentences = []
    for step in explanation.get("steps", ()):
        names = "; ".join(
            formats.quoted(str(problems[key].title), current_language()) if key in problems else key
            for key in step["keys"]
        )
        sentences.append(SENTENCES[step["code"]](step["votes"], step["of"], names))
    return tuple(sentences)
