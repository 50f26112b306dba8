"""Measures pretalx's pages inside its own interpreter (REQUESTS RUNS); the last line is JSON."""

import datetime as dt
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

TALKS = 200
ROOMS = 5


def main() -> None:
    """Fills an empty database in PRETALX_DATA_DIR with one event of 200 talks, and measures three pages."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "pretalx.settings"
    os.environ["PRETALX_NO_INITIAL_LOG"] = "1"
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from request_cost import Target, costs_of

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    cookie = _fill()
    requests, runs = int(sys.argv[1]), int(sys.argv[2])
    targets = [
        Target("event page", "/bench/"),
        Target("schedule of 200 talks, drawn on the server", "/bench/schedule/nojs"),
        Target("organisers' list of 200", "/orga/event/bench/submissions/", cookie=cookie),
    ]
    costs = costs_of(get_wsgi_application(), targets, requests=requests, runs=runs)
    print(json.dumps({name: asdict(cost) for name, cost in costs.items()}))


def _fill() -> str:
    """One public event with a released schedule; returns the cookie of its organiser."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import transaction
    from django_scopes import scope, scopes_disabled
    from pretalx.event.models import Event
    from pretalx.event.utils import create_organiser_with_team
    from pretalx.person.models import User

    with scopes_disabled():
        user = User.objects.create_user(
            email="organiser@example.org", password="only-for-a-measure", name="Organiser", locale="en"
        )
        organiser, team = create_organiser_with_team(name="Bench", slug="benchorg", users=[user])
        team.all_events = True
        team.can_change_submissions = team.can_change_event_settings = True
        team.save()
        day = dt.datetime.now(dt.UTC).date()
        event = Event.objects.create(
            name="Bench", slug="bench", organiser=organiser, is_public=True, date_from=day,
            date_to=day + dt.timedelta(days=3), timezone="UTC", email="bench@example.org", locale_array="en",
            locale="en", landing_page_text="An event of two hundred talks.",
        )  # fmt: skip
    with scope(event=event), transaction.atomic():
        event.build_initial_data()
        _talks(event)
        event.wip_schedule.freeze("1", notify_speakers=False)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    from django.conf import settings

    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _talks(event: Any) -> None:
    """Two hundred confirmed talks of one speaker each, in five rooms over four days."""
    from pretalx.person.models import SpeakerProfile, User
    from pretalx.schedule.models import Room
    from pretalx.submission.models import Submission

    rooms = [Room.objects.create(event=event, name=f"Room {n}", position=n) for n in range(ROOMS)]
    for number in range(TALKS):
        speaker = User.objects.create_user(
            email=f"speaker{number}@example.org", password=None, name=f"Speaker {number}"
        )
        SpeakerProfile.objects.create(user=speaker, event=event, biography="Speaks.")
        talk = Submission.objects.create(
            event=event, title=f"Talk number {number}", submission_type=event.cfp.default_type,
            abstract="What it is about.", content_locale="en",
        )  # fmt: skip
        talk.speakers.add(speaker)
        talk.accept(force=True)
        talk.confirm(force=True)
        slot = talk.slots.first()
        slot.room = rooms[number % ROOMS]
        slot.start = event.datetime_from + dt.timedelta(
            minutes=9 * 60 + 45 * (number // ROOMS % 10), days=number // 50
        )
        slot.end = slot.start + dt.timedelta(minutes=30)
        slot.save()


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    main()
