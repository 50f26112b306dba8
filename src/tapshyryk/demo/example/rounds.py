"""A chapter of the example: a team goes from house to house and finds twelve people no session reached."""

from __future__ import annotations

from datetime import date

from tapshyryk.core.identities.domain.identity import identity_of
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.actions.round import add_route, begin_round, close_round, enter_visits, plan_round
from tapshyryk.needs.actions.round_papers import print_route_sheet
from tapshyryk.needs.actions.round_team import form_team
from tapshyryk.needs.actions.social_card import look_at_card, open_card, record_found, record_refusal
from tapshyryk.needs.actions.team_sheet import enter_team_sheet
from tapshyryk.needs.models import Round, Route, SocialCard
from tapshyryk.needs.sheet import people_in
from tapshyryk.places.models import Settlement

SCHOOL_STREET = """\
Сынакова Батма; 14.03.1941; аял; жок; жалгыз бой карыя; ; ; Мектеп көч., 7
Сынаков Дүйшө; 02.11.1938; эркек; жок; жалгыз бой карыя; ; ; Мектеп көч., 15
Мисалбекова Кайырниса; 27.06.1946; аял; жок; жалгыз бой карыя; ; ; Мектеп көч., 22
Мисалбеков Турган; 09.01.1944; эркек; ооба; майыптыгы бар карыя; ; ; Мектеп көч., 31"""
SPRING_STREET = """\
Үлгүнова Сакиш; 18.05.1939; аял; жок; жалгыз бой карыя; ; ; Булак көч., 4
Үлгүнов Эрмек; 30.08.1978; эркек; ооба; майыптыгы бар адам; ; ; Булак көч., 12"""
LATER = "Сынакова Уулкан; 21.12.1943; аял; жок; жалгыз бой карыя; ; ; Булак көч., 19"
CANAL_STREET = """\
Белгилиева Аруузат; 05.10.1940; аял; жок; жалгыз бой карыя; ; ; Арык көч., 3
Белгилиев Мамбет; 11.02.1937; эркек; жок; жалгыз бой карыя; ; ; Арык көч., 8
Мисалбекова Айжан; 16.07.2014; кыз; жок; майыптыгы бар бала; Мисалбекова Динара; ; Арык көч., 17
Үлгүнова Бурул; 24.04.1945; аял; ооба; жалгыз бой карыя; ; ; Арык көч., 21
Үлгүнов Сатар; 13.09.1942; эркек; ооба; майыптыгы бар карыя; ; ; Арык көч., 29"""
"""The team's sheets as they were typed, by street; `LATER` was not at home on the first visit."""


def go_round(story: Story, cast: Cast) -> Round:
    """A round through both villages is planned, walked and closed; a card is opened for each found person."""
    story.chapter("From house to house")
    this = _prepare(story, cast)
    school, spring, canal = this.routes.order_by("number")
    day = story.on(2024, 1, 29, 17)
    story.take(begin_round, this, by="specialist")
    _enter(story, this, school, day, SCHOOL_STREET, (33, 5, 2))
    day = story.on(2024, 1, 30, 17)
    _enter(story, this, spring, day, SPRING_STREET, (21, 4, 1))
    _refusal(story, this, spring, "male", day)
    day = story.on(2024, 1, 31, 17)
    _enter(story, this, canal, day, CANAL_STREET, (28, 3, 1))
    _refusal(story, this, canal, "female", day)
    day = story.on(2024, 2, 1, 17)
    story.take(
        enter_visits, this, by="activist", route=spring, visited_on=day, answered=23, nobody_home=2, refused=1
    )
    last = SocialCard(round=this, settlement=spring.settlement)
    person = people_in(LATER).lines[0].values
    story.take(
        record_found,
        last,
        by="activist",
        identity=identity_of(person),
        sex=person["sex"],
        found_on=day,
        consent_on=day,
        vulnerable_group=person["vulnerable_group"],
        known_before=person["known_before"],
    )
    story.on(2024, 2, 2)
    story.take(look_at_card, last, by="specialist", purpose="open")
    for card in SocialCard.objects.filter(round=this, state="found").order_by("pk"):
        story.take(open_card, card, by="specialist")
    story.take(close_round, this, by="specialist")
    return this


def _prepare(story: Story, cast: Cast) -> Round:
    """Whom to look for and where, who walks, and the streets; nobody walks alone."""
    story.on(2024, 1, 25)
    main, other = Settlement.objects.filter(municipality=cast.place).order_by("pk")
    this = Round(municipality=cast.place)
    story.take(
        plan_round,
        this,
        by="specialist",
        titles={
            "ky": "Эч бир тизмеде жок жалгыз бой карылар жана майыптыгы бар адамдар",
            "ru": "Одинокие пожилые люди и люди с инвалидностью, которых нет ни в одном списке",
            "en": "Lonely older people and people with disabilities who are on no register",
        },
        settlements=[main, other],
        starts_on=date(2024, 1, 29),
        ends_on=date(2024, 2, 2),
    )
    walking = [story.people[who] for who in ("activist", "neighbour")]
    story.refused(form_team, this, by="specialist", rule="needs.team_of_two", members=walking[:1])
    story.take(form_team, this, by="specialist", members=walking)
    team = this.teams.get()
    for settlement, street, last, households in (
        (main, "Мектеп көчөсү", 40, None),
        (main, "Булак көчөсү", None, 26),
        (other, "Арык көчөсү", 32, None),
    ):
        story.take(
            add_route,
            this,
            by="specialist",
            settlement=settlement,
            street=street,
            first_house=last and 1,
            last_house=last,
            households=households,
            team=team,
        )
    story.take(print_route_sheet, this, by="specialist", team=team, language="ky")
    return this


def _enter(
    story: Story, this: Round, route: Route, day: date, sheet: str, counts: tuple[int, int, int]
) -> None:
    """One of the team types a sheet; `counts` are answered, nobody at home, refused."""
    answered, nobody_home, refused = counts
    story.take(
        enter_team_sheet,
        this,
        by="activist",
        route=route,
        visited_on=day,
        answered=answered,
        nobody_home=nobody_home,
        refused=refused,
        people=[line.values for line in people_in(sheet).lines],
    )


def _refusal(story: Story, this: Round, route: Route, sex: str, day: date) -> None:
    """Somebody older, known to the municipality, who did not consent."""
    story.take(
        record_refusal,
        SocialCard(round=this, settlement=route.settlement),
        by="activist",
        sex=sex,
        age_band="63+",
        found_on=day,
        known_before=True,
    )
