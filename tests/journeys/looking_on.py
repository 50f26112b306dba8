"""Plays the demonstration and looks on: keeps every page of the workspace at the moment it can be opened.

Run as a program with the settings of the demonstration and a folder to keep the pages in. Whenever a subject
has come into a state it was not seen in, the page of the subject, of each step its people can take and of
each beginning from it are kept in three languages, once for each of them; a portal's page too, where the
subject has one. Prints as JSON the addresses that samples of the public pages are made of.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from django.conf import settings

LANGUAGES = ("ky", "ru", "en")
PUBLIC = {
    "order": "orders",
    "assembly": "assemblies",
    "call": "calls",
    "organisation": "providers",
    "round": "rounds",
}
"""Subjects that have a page of the portal, by the word in its address."""

SPOKEN_OF = {("call", "open"): "ask", ("contract", "in_force"): "complain"}
"""What anybody may speak about without an account, by the word in the address of the page."""


class Album:
    """Pages kept in a folder, each once for its shape: what kind of page, of what, in which state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: list[dict[str, Any]] = []
        self.shapes: set[tuple[str, ...]] = set()

    def keep(self, account: Any, path: str, *shape: str) -> None:
        """Keep a page as `account` sees it (None: anybody), unless its like is kept already."""
        from django.test import Client

        if shape in self.shapes:
            return
        self.shapes.add(shape)
        client = Client(SERVER_NAME="localhost")
        if account is not None:
            client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        for language in LANGUAGES:
            answer = client.get(f"/{language}{path}")
            name = f"{len(self.kept):04d}.html"
            (self.folder / name).write_bytes(answer.content)
            self.kept.append(
                {
                    "file": name,
                    "path": f"/{language}{path}",
                    "language": language,
                    "shape": list(shape),
                    "status": answer.status_code,
                    "policy": answer.headers.get("Content-Security-Policy", ""),
                    "who": account.email if account is not None else "",
                }
            )


def look(album: Album, seen: set[tuple[str, str, str]], subject: Any) -> None:
    """Look at a subject and the order it belongs to, if they are in a state not seen before."""
    for thing in (subject, getattr(subject, "in_order", None)):
        if thing is None or not hasattr(thing, "lifecycle"):
            continue
        thing = type(thing)._default_manager.filter(pk=thing.pk).first()
        sort = getattr(thing, "kind", "") if thing is not None else ""
        if thing is None or (thing.lifecycle.name, thing.state, sort) in seen:
            continue
        seen.add((thing.lifecycle.name, thing.state, sort))
        _look_at(album, thing)


def _look_at(album: Album, thing: Any) -> None:
    from tapshyryk.core.lifecycle.openings import moves_open_to
    from tapshyryk.core.steps import step_for
    from tapshyryk.parties.holdings import person_actor
    from tapshyryk.workspace.queries.waiting import beginnings_at, held_today

    kind, state = thing.lifecycle.name, thing.state
    if kind in PUBLIC and state != "draft":
        album.keep(None, f"/{PUBLIC[kind]}/{thing.slug}/", "public", kind, state)
    if (kind, state) in SPOKEN_OF:
        word = SPOKEN_OF[kind, state]
        album.keep(None, f"/{word}/{thing.slug}/", "public", kind, word)
    for account in _accounts():
        actor = person_actor(account.person)
        held = held_today(actor)
        openings = [o for o in moves_open_to(actor, thing, held) if o.permitted and step_for(o.move.verb)]
        beginnings = list(beginnings_at(kind, thing, actor, held))
        near = type(thing).near_to(held, actor.ref).filter(pk=thing.pk).exists()
        if not (near or openings or beginnings):
            continue
        mine = "theirs" if openings else "near"
        album.keep(account, f"/work/{kind}/{thing.pk}/", "subject", kind, state, mine)
        for opening in openings:
            verb = opening.move.verb
            album.keep(account, f"/work/{kind}/{thing.pk}/{verb}/", "step", kind, verb)
        for beginning in beginnings:
            verb = beginning.step.verb
            album.keep(account, f"/work/begin/{verb}/{kind}/{thing.pk}/", "begin", kind, verb)


def _accounts() -> Any:
    from tapshyryk.parties.models import Account

    return Account.objects.filter(person__is_example=True).select_related("person").order_by("pk")


def look_around(album: Album, seen: set[tuple[str, str, str]]) -> None:
    """What every role finds at home, the lists of what is near to it, and what no step has shown yet."""
    from tapshyryk.core.importing.importer import may_import
    from tapshyryk.core.importing.registries import registries
    from tapshyryk.core.lifecycle import registry
    from tapshyryk.parties.holdings import person_actor
    from tapshyryk.workspace.queries.waiting import beginnings_for, held_today

    for model in registry.subject_types().values():
        for thing in model._default_manager.order_by("-pk"):
            look(album, seen, thing)
    for account in _accounts():
        album.keep(account, "/work/", "home", account.email.partition("@")[0])
        album.keep(account, "/work/password/", "account", "password")
        actor = person_actor(account.person)
        held = held_today(actor)
        tables = [kind for kind, each in registries().items() if may_import(each, actor)]
        album.keep(account, "/work/import/", "import", "some" if tables else "none")
        for kind in tables:
            album.keep(account, f"/work/import/{kind}/", "import", kind)
        for beginning in beginnings_for(actor):
            verb, kind = beginning.step.verb, beginning.parent_kind
            album.keep(account, f"/work/begin/{verb}/{kind}/{beginning.parent.pk}/", "begin", kind, verb)
        for kind, model in registry.subject_types().items():
            shape = (kind, "filled") if model.near_to(held, actor.ref).exists() else ("empty",)
            album.keep(account, f"/work/{kind}/", "near", *shape)


def samples() -> Iterator[tuple[str, str]]:
    """What the addresses of public pages are made of, by name."""
    from tapshyryk.assemblies.models import Assembly
    from tapshyryk.calls.models import Call
    from tapshyryk.core.acts.models import Act
    from tapshyryk.demo.example.people import SLUG
    from tapshyryk.needs.models import (
        Following,
        Joining,
        NeedsStudy,
        PriorityList,
        ProblemTree,
        Round,
        SessionTool,
        WorkingGroup,
    )
    from tapshyryk.needs.queries.links import CONFIRM, FOLLOW, REWORD, UNFOLLOW, token_for
    from tapshyryk.orders.models import Order
    from tapshyryk.parties.models import Organisation

    order = Order.objects.filter(municipality__slug=SLUG).latest("pk")
    yield "example_order", order.slug
    yield "example_place", SLUG
    yield "example_joining", Joining.objects.get(municipality__slug=SLUG).slug
    yield "example_group", WorkingGroup.objects.get(municipality__slug=SLUG).slug
    yield "example_study", NeedsStudy.objects.get(municipality__slug=SLUG).slug
    yield "example_call", Call.objects.latest("pk").slug
    yield "example_contract", order.contracts.get().slug
    choice, hearing, mixed = Assembly.objects.order_by("pk")[:3]
    yield "choosing_assembly", choice.slug
    yield "hearing_assembly", hearing.slug
    yield "mixed_assembly", mixed.slug
    yield "example_provider", Organisation.objects.get(name_en="Ülgü-Meerim public foundation").slug
    yield "example_round", Round.objects.latest("pk").slug
    yield "common_list", PriorityList.objects.latest("pk").slug
    yield "tool_session", SessionTool.objects.latest("pk").session.slug
    yield "traced_problem", ProblemTree.objects.latest("pk").problem.slug
    followed = Following.objects.filter(state="following", person=None).latest("pk")
    yield "proposed_problem", followed.problem.slug
    yield "confirm_token", token_for(CONFIRM, followed.problem.pk)
    yield "reword_token", token_for(REWORD, followed.problem.pk)
    yield "follow_token", token_for(FOLLOW, followed.pk)
    yield "unfollow_token", token_for(UNFOLLOW, followed.pk)
    pilot = Order.objects.filter(municipality__is_example=False, contracts__isnull=False).earliest("pk")
    yield "pilot_order", pilot.slug
    yield "pilot_place", pilot.municipality.slug
    yield "pilot_provider", pilot.contracts.get().contractor.slug
    for name, verb in (
        ("override", "submit_order"),
        ("pilot_act", "chronicle_order"),
        ("paper", "sign_minutes"),
        ("payment", "pay"),
    ):
        act = Act.objects.filter(verb=verb, public=True).latest("pk")
        yield f"{name}_number", str(act.number)


def main() -> None:
    """Play, look on, and keep."""
    django.setup()
    from tapshyryk.core import clock
    from tapshyryk.demo import job
    from tapshyryk.demo.example import play, story

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    album, seen = Album(folder), set()

    class Looking(story.Story):
        """Tells the example and looks at what each step leaves."""

        def take(self, action: Any, subject: Any, *, by: Any, **given: Any) -> Any:
            """Take the step, then look."""
            act = super().take(action, subject, by=by, **given)
            with clock.at(self.moment):
                look(album, seen, subject)
            return act

    play.Story = Looking
    job.run(lambda _line: None, folder / "demo", 0.0)
    look_around(album, seen)
    (folder / "album.json").write_text(json.dumps(album.kept), encoding="utf-8")
    sys.stdout.write(json.dumps(dict(samples())) + "\n")


if __name__ == "__main__":
    main()
