"""Who is told of a common list: those who come to sessions and answer for what follows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.needs.models import PriorityList
from tapshyryk.needs.notices.session import COMMUNITY
from tapshyryk.needs.queries.standing import standing
from tapshyryk.parties.queries.holders import refs_holding


@tell("close_priority_list")
def common_list_is_closed(act: Any) -> Iterable[Letter]:
    """Tell the community which problems stand on the common list."""
    this = PriorityList.objects.select_related("municipality").get(pk=act.subject_id)
    for ref in refs_holding(this.municipality.body, COMMUNITY):
        yield Letter(
            to=ref,
            subject=lambda: gettext("The list of priority problems is ready"),
            body=lambda: (
                gettext("%(title)s\n\n%(problems)s\n\nAn assembly will choose one of them.")
                % {
                    "title": this.title,
                    "problems": "\n".join(
                        f"{line.rank}. {line.words}" for line in standing(this).lines if line.rank
                    ),
                }
            ),
        )
