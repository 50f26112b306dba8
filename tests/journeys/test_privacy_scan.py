"""Plants people in the played example and looks for them wherever strangers, letters and logs can reach."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from pypdf import PdfReader

from tapshyryk.calls.models import DeclaredInterest
from tapshyryk.core.acts.actions.seal import seal_all
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.delivery.actions.recipient import register_recipient
from tapshyryk.delivery.models import Recipient
from tapshyryk.demo.example import after_signing, play
from tapshyryk.demo.example.story import Story
from tapshyryk.monitoring.models import ServiceComplaint
from tapshyryk.needs.actions.round import add_route, begin_round, plan_round
from tapshyryk.needs.actions.round_team import form_team
from tapshyryk.needs.actions.social_card import look_at_card, open_card, record_found
from tapshyryk.needs.models import Round, SocialCard
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Settlement
from tapshyryk.vouchers.models import Voucher

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DOORS = (
    *(f"/{language}/" for language in ("ky", "ru", "en")),
    *(f"/data/csv/{name}.csv" for name in TABLES),
    *(f"/data/xlsx/{name}.xlsx" for name in TABLES),
    "/data/csv/dictionary.csv",
    "/data/ocds/orders.json",
    "/data/record.zip",
    *(f"/api/v1/{name}?limit=100" for name in ("municipalities", "orders", "calls", "contracts", "acts")),
)
"""Where a curious reader begins; from there every link is followed."""

MOST_PAGES = 900
"""More than the example has; reached, it would mean that links never end."""


@dataclass
class Planted:
    """What nobody outside may ever read, each by what it is."""

    secrets: dict[str, str] = field(default_factory=dict)

    def found_in(self, text: str) -> set[str]:
        """Which of them stand in `text`."""
        return {what for what, secret in self.secrets.items() if secret in text}


@dataclass
class Reached:
    """Everything that could be read from outside: addresses with what stood there."""

    texts: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)


def _register(story: Story, order: Order, number: int) -> Recipient:
    """A recipient with a name, a guardian, an address, a telephone and a birthday like no one else's."""
    recipient = Recipient(order=order)
    identity = Identity(
        full_name=f"Купуябекова Сыргайым-{number}",
        born_on=date(1931, 2, 1 + number),
        guardian_name=f"Камкорчубаев Жашырын-{number}",
        address=f"Жабык-Эшик көчөсү 77-{number}",
        phone=f"+996 555 0199{number:02}",
    )
    given = {"consent_on": date(2024, 8, 26), "vulnerable_group": "Жалгыз бой улгайган адам"}
    sex = "female" if number % 3 else "male"
    story.take(register_recipient, recipient, by="worker", identity=identity, sex=sex, **given)
    return recipient


def _found(story: Story, order: Order) -> SocialCard:
    """Somebody found in a round of the example's municipality, looked at, with a social card."""
    place = order.municipality
    with inside_an_act():
        village = Settlement.objects.create(municipality=place, name_ky="Издөө айылы")
    this = Round(municipality=place)
    lead = {"by": "specialist"}
    days = {"starts_on": story.moment.date(), "ends_on": story.moment.date()}
    story.take(plan_round, this, titles={"ky": "Балдар"}, settlements=[village], **days, **lead)
    walking = [story.people["specialist"], story.people["head"]]
    story.take(form_team, this, members=walking, **lead)
    route = {"settlement": village, "street": "Жашырылган-Көчө", "households": 9, "team": this.teams.get()}
    story.take(add_route, this, **route, **lead)
    story.take(begin_round, this, **lead)
    card = SocialCard(round=this, settlement=village)
    identity = Identity(
        full_name="Табылганбаева Сыргайым-0",
        born_on=date(1931, 1, 30),
        guardian_name="Камкорчубаев Жашырын-0",
        address="Жабык-Эшик көчөсү 77-0",
        phone="+996 555 019900",
    )
    day = {"found_on": story.moment.date(), "consent_on": story.moment.date()}
    story.take(record_found, card, identity=identity, sex="female", **day, **lead)
    story.take(look_at_card, card, purpose="open", **lead)
    story.take(open_card, card, **lead)
    return card


def _planted() -> Planted:
    """Recipients, who complains and asks and with which words, a member's interest, codes of vouchers."""
    found = Planted()
    for number in range(after_signing.RECIPIENTS + 1):
        day = date(1931, 2, 1 + number) if number else date(1931, 1, 30)
        for what, secret in {
            "name": f"Сыргайым-{number}",
            "guardian": f"Жашырын-{number}",
            "address": f"Жабык-Эшик көчөсү 77-{number}",
            "telephone": f"0199{number:02}",
            "birthday": day.isoformat(),
            "birthday as written": f"{day:%d.%m.%Y}",
        }.items():
            found.secrets[f"{what} of recipient {number}"] = secret
    for recipient in Recipient.objects.all():
        found.secrets[f"card {recipient.card_number}"] = recipient.card_number
        found.secrets[f"key of card {recipient.card_number}"] = str(recipient.pk)
    for number, voucher in enumerate(Voucher.objects.all()):
        found.secrets[f"code of voucher {number}"] = voucher.code
    for card in SocialCard.objects.exclude(card_number=None):
        found.secrets[f"found card {card.card_number}"] = card.card_number
        found.secrets[f"key of found card {card.card_number}"] = str(card.pk)
    found.secrets["street of a round"] = "Жашырылган-Көчө"
    complaint = ServiceComplaint.objects.get()
    found.secrets["who complained of the service and asked about the call"] = complaint.filed_by.full_name
    found.secrets["words of a complaint"] = complaint.text
    found.secrets["nature of a commission member's interest"] = DeclaredInterest.objects.get().nature
    return found


class _Asking(Story):
    """The story in which the neighbour, not an organisation, asks about the call."""

    def take(self, action: Callable[..., Any], subject: Any, *, by: Any, **given: Any) -> Any:
        """The step, the question by another."""
        return super().take(
            action, subject, by="neighbour" if action.__name__ == "ask_question" else by, **given
        )


def _links(text: str, here: str) -> Iterator[str]:
    for link in re.findall(r'(?:href|src|action)="([^"]+)"', text):
        parts = urlsplit(urljoin(here, unescape(link)))
        if parts.netloc in {"", "testserver"} and parts.scheme in {"", "http"}:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _read(content: bytes, kind: str, name: str) -> str:
    """The text of an answer, whatever it is packed in."""
    if kind.startswith("application/pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(one).decode(errors="replace") for one in packed.namelist())
    return content.decode(errors="replace")


def _crawl(client: Client) -> Reached:
    """Follow every link a stranger finds, and what the API lists, once each."""
    reached, waiting = Reached(), list(DOORS)
    while waiting:
        address = waiting.pop()
        if address in reached.statuses or address.startswith("/static/") or _is_only_another_view(address):
            continue
        assert len(reached.statuses) < MOST_PAGES, "links without an end"
        answer = client.get(address)
        reached.statuses[address] = answer.status_code
        content = answer.getvalue()
        text = _read(content, answer.get("Content-Type", ""), address)
        heads = "\n".join(f"{name}: {value}" for name, value in answer.items())
        reached.texts[address] = f"{unquote(address)}\n{heads}\n{unescape(text)}"
        if answer.get("Content-Type", "").startswith("text/html"):
            waiting.extend(_links(content.decode(), address))
        if "/api/v1/acts?" in address:
            waiting.extend(f"/api/v1/acts/{act['id']}" for act in answer.json()["items"])
    return reached


def _is_only_another_view(address: str) -> bool:
    """Whether the address shows in another order, or an act in another language, what is read anyway."""
    return re.match("/(ru|en)/record/[0-9]", address) is not None or any(
        f"{name}=" in address for name in ("sort", "theme", "stage", "year", "verb", "state")
    )


@pytest.fixture(scope="module")
def example(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[Order, Story, Planted]]:
    """The example played once with planted people and sealed; undone at the end."""
    patch = pytest.MonkeyPatch()
    patch.setattr(after_signing, "_register", _register)
    patch.setattr(play, "Story", _Asking)
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            order, story = play.play(lambda _line: None)
            _found(story, order)
            seal_all()
            yield order, story, _planted()
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)
            patch.undo()


def _told(found: dict[str, set[str]]) -> str:
    return "\n".join(f"{address}: {', '.join(sorted(what))}" for address, what in found.items())


def test_no_public_page_file_or_answer_names_them(example, caplog) -> None:
    _order, _story, planted = example
    reached = _crawl(Client())
    found = {address: hit for address, text in reached.texts.items() if (hit := planted.found_in(text))}
    assert not found, _told(found)
    assert not planted.found_in(caplog.text)
    assert set(reached.statuses.values()) <= {200, 302, 404}
    for part in (
        "/documents/",
        "/data/xlsx/",
        "/data/record.zip",
        "/api/v1/acts/",
        "/ky/record/",
        "/ru/orders/",
    ):
        assert any(part in address for address, status in reached.statuses.items() if status == 200), part


def test_no_letter_names_them(example) -> None:
    _order, _story, planted = example
    while deliver_waiting():
        pass
    assert len(mail.outbox) > 50
    found = {
        letter.subject: hit
        for letter in mail.outbox
        if (hit := planted.found_in(f"{letter.subject}\n{letter.body}\n{letter.extra_headers}"))
    }
    assert not found, _told(found)


@pytest.mark.parametrize(
    "who", ["neighbour", "rival", "council", "auditor", "administrator", "monitor", "head"]
)
def test_no_page_of_the_workspace_names_them_to_who_does_not_serve(example, who) -> None:
    _order, story, planted = example
    client = Client()
    client.force_login(story.people[who].account, backend="django.contrib.auth.backends.ModelBackend")
    hidden = Planted({what: secret for what, secret in planted.secrets.items() if " of recipient " in what})
    pages = ["/ky/work/"]
    for kind, model in registry.subject_types().items():
        pages += [f"/ky/work/{kind}/", *(f"/ky/work/{kind}/{key}/" for key in _first_keys(model))]
    found = {
        page: hit for page in pages if (hit := hidden.found_in(unescape(client.get(page).content.decode())))
    }
    assert not found, _told(found)


def _first_keys(model: Any) -> list[Any]:
    return list(model.objects.order_by("-pk").values_list("pk", flat=True)[:3])


def test_what_is_refused_about_a_person_stays_out_of_the_log(example, caplog) -> None:
    _order, story, planted = example
    client = Client()
    client.force_login(
        story.people["specialist"].account, backend="django.contrib.auth.backends.ModelBackend"
    )
    name, phone = planted.secrets["name of recipient 1"], planted.secrets["telephone of recipient 1"]
    address = f"/ky/work/recipient/{Recipient.objects.latest('pk').pk}/correct_recipient/"
    assert name not in caplog.text
    given = {"full_name": name, "phone": phone, "born_on": "3031-02-02", "address": "Жабык-Эшик"}
    assert client.post(address, given).status_code == 422
    assert client.get("/ky/work/recipient/", {"q": name}).status_code == 200
    assert client.get("/ky/work/recipient/nowhere/", {"q": name}).status_code == 404
    assert address in caplog.text
    assert not Planted({"name": name, "telephone": phone}).found_in(unquote(caplog.text))
