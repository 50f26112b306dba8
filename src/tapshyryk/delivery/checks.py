"""What `doctor` asks of everything that is sealed: cards, names on attendance lists, ballots."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

from django.db import DatabaseError

from tapshyryk.assemblies.models import BallotBox
from tapshyryk.config.command import Check, Finding
from tapshyryk.core.acts.domain.sentences import language_of
from tapshyryk.core.identities.sealing import CannotOpen, unseal, unseal_names, unseal_text
from tapshyryk.delivery.models import RecipientIdentity
from tapshyryk.needs.models import AttendanceLine, FoundIdentity

OPEN = {
    "en": "What is sealed (cards, names, ballots) opens with the keys set here.",
    "ky": "Мөөрлөнгөндөр (карталар, аты-жөндөр, бюллетендер) бул жердеги ачкычтар менен ачылат.",
    "ru": "Запечатанное (карточки, имена, бюллетени) открывается заданными здесь ключами.",
}
CLOSED = {
    "en": "Sealed cards, names or ballots do not open: put back the identity key that sealed them, "
    "in var/keys/ or in TAPSHYRYK_IDENTITY_KEYS.",
    "ky": "Мөөрлөнгөн карталар, аты-жөндөр же бюллетендер ачылбайт: аларды мөөрлөгөн ачкычты var/keys/ "
    "папкасына же TAPSHYRYK_IDENTITY_KEYS жөндөөсүнө кайтарып коюңуз.",
    "ru": "Запечатанные карточки, имена или бюллетени не открываются: верните ключ, которым они "
    "запечатаны, в var/keys/ или в TAPSHYRYK_IDENTITY_KEYS.",
}
"""By the language of the terminal, as `verify` answers: whoever lost a key reads this in a hurry."""

SEALED: Final[tuple[tuple[Any, str, Callable[[Any], Any]], ...]] = (
    (RecipientIdentity, "sealed", lambda card: unseal(card.sealed, card.recipient_id)),
    (FoundIdentity, "sealed", lambda card: unseal(card.sealed, card.card_id)),
    (AttendanceLine, "sealed_name", lambda line: unseal_names([(line.pk, line.sealed_name)])),
    (BallotBox, "sealed", lambda box: unseal_text(box.sealed)),
)
"""The tables with sealed texts: in which column one lies, and how it is opened."""


def cards() -> list[Finding]:
    """Whether the keys set here open the oldest and the newest of each; good while there is none."""
    language = language_of(*(os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")))
    try:
        for model, column, opened in SEALED:
            for way in ("pk", "-pk"):
                row = model.objects.exclude(**{column: ""}).order_by(way).first()
                if row is not None:
                    opened(row)
    except DatabaseError:
        return []
    except (CannotOpen, ValueError):
        return [Finding("bad", CLOSED[language])]
    return [Finding("good", OPEN[language])]


CHECKS = (Check(name="sealed", run=cards),)
