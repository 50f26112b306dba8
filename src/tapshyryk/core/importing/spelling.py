"""Tells whether two spellings of a heading or a list value are the same one."""

from __future__ import annotations

from tapshyryk.core.folding import folded


def bare_spelling(text: str) -> str:
    """The letters and digits alone, folded: case, spaces, punctuation, ё, ө, ү, ң make no difference."""
    return folded(text).replace(" ", "")
