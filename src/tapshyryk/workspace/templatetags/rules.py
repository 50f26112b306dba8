"""Rules in templates: the norm, its source and its standing in the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.rulebook import Rule, Rulebook
from tapshyryk.core.wording import current_language

register = template.Library()

_STANDING = {"in force": N_("in force"), "draft": N_("a draft law"), "practice": N_("practice")}


@register.filter
def rule_named(book: Rulebook, rule_id: str) -> Rule:
    """The rule of this id in a rulebook."""
    return book.rule(rule_id)


@register.filter
def norm(rule: Rule) -> str:
    """What the rule asks, in one sentence."""
    return rule.sentence_in(current_language())


@register.filter
def cited(rule: Rule) -> str:
    """Where the rule is taken from."""
    return rule.source.text_in(current_language())


@register.filter
def standing(rule: Rule) -> str:
    """Whether the rule is in force, in a draft or a practice."""
    return gettext(_STANDING[rule.status])
