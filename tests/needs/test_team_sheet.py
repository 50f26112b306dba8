"""A team's sheet is typed or pasted at once; every line that is wrong is told by its number."""

import io

import pytest

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.team_sheet import enter_team_sheet
from tapshyryk.needs.forms.social_card import TeamSheetForm
from tapshyryk.needs.found_import import FOUND_PEOPLE
from tapshyryk.needs.models import SocialCard
from tapshyryk.needs.queries.found import found_figures
from tapshyryk.needs.sheet import people_in, uncounted_in
from tests.needs.finding import found
from tests.needs.walking import running_round
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db
PEOPLE = "Планттын Уулу;01.05.2020;эркек;жок;;Планттын Энеси\nПланттын Ата\t3.4.1950\tэ\tооба\n"


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


def form(world, this, **given):
    route = this.routes.first()
    values = {
        "route": str(route.pk),
        "visited_on": "2026-03-02",
        "answered": "12",
        "nobody_home": "3",
        "refused": "1",
        "people": PEOPLE,
        "uncounted": "аял; 34",
        **given,
    }
    return TeamSheetForm(values, subject=this, actor=world.actor("activist"))


def test_lines_are_read_as_people_type_and_paste_them():
    read = people_in(PEOPLE + "\n\n")
    assert read.problems == ()
    assert [(line.number, line.values["known_before"]) for line in read.lines] == [(1, False), (2, True)]
    assert read.lines[0].values["guardian_name"] == "Планттын Энеси"
    assert read.lines[1].values["sex"] == "male"


def test_a_wrong_line_is_told_by_number_and_not_by_name():
    read = people_in(
        "Планттын Уулу;31.02.2020;эркек\nПланттын Кызы;1.2.2015\nА;1.2.2015;аял;;;;;;\nБ;1.2.2015;аял;;;;;;х"
    )
    assert {problem.row for problem in read.problems} == {1, 2, 4}
    assert "Планттын" not in " ".join(map(str, read.problems))
    assert [line.number for line in read.lines] == [3]


def test_without_consent_only_sex_and_age_are_read():
    read = uncounted_in("аял; 34\nэркек 70\nПланттын Уулу\nаял; 140")
    assert [line.values for line in read.lines] == [
        {"sex": "female", "age_band": "29-62"},
        {"sex": "male", "age_band": "63+"},
    ]
    assert {problem.row for problem in read.problems} == {3, 4}


def test_a_sheet_is_entered_at_once(world):
    this = running_round(world)
    sheet = form(world, this)
    assert sheet.is_valid(), sheet.errors
    act = enter_team_sheet(this, actor=world.actor("activist"), **sheet.arguments())
    assert (found_figures(this).found, found_figures(this).refused, found_figures(this).latent) == (3, 1, 1)
    assert this.routes.first().walked.visited == 16
    assert Act.objects.filter(verb="record_found").count() == 2
    told = act.entry + str(PrivatePart.objects.get(act=act).content)
    assert "Планттын" not in told
    assert PrivatePart.objects.get(act=act).content["found"] == 2


def test_who_is_kept_or_stands_twice_is_pointed_out(world):
    this = running_round(world)
    found(world, this)
    twice = "Планттын Ата;03.04.1950;э\nАта Планттын;03.04.1950;э\n"
    sheet = form(world, this, people=PEOPLE.splitlines()[0] + "\n" + twice)
    assert not sheet.is_valid()
    assert len(sheet.errors["people"]) == 3
    assert "Планттын" not in str(sheet.errors)
    assert form(world, this, people=twice, are_others="on").is_valid()


def test_one_refused_line_keeps_nothing(world):
    this = running_round(world)
    sheet = form(world, this, people=PEOPLE + "Планттын Кызы;01.05.2020;аял\n")
    assert sheet.is_valid()
    with pytest.raises(Refused) as refused:
        enter_team_sheet(this, actor=world.actor("activist"), **sheet.arguments())
    assert refused.value.rules == ("needs.guardian_consents_for_child",)
    assert not SocialCard.objects.exists()
    assert this.routes.first().answered is None


HEAD = (
    "Кыдыруу;Айыл;Барган күн;Аты-жөнү;Туулган күнү;Жынысы;"
    "Буга чейин каттоодо турганбы;Ата-энеси же камкорчусу\n"
)
ROW = "ala-too-round-2026;ак-жар;02.03.2026;Планттын Уулу;01.05.2020;эркек;жок;Планттын Энеси\n"
OTHER = "ala-too-round-2026;Кең-Суу;02.03.2026;Планттын Ата;03.04.1950;эркек;ооба;\n"


def load(world, text, who="specialist", **options):
    name = io.BytesIO(text.encode())
    return import_file(FOUND_PEOPLE, name, name="list.csv", actor=world.actor(who), **options)


def test_a_list_becomes_cards_once_and_says_who_is_kept(world):
    running_round(world)
    dry = load(world, HEAD + ROW + OTHER, dry_run=True)
    assert (dry.errors, dry.created, SocialCard.objects.count()) == ((), 2, 0)
    report = load(world, HEAD + ROW + OTHER)
    assert (report.errors, report.created) == ((), 2)
    again = load(world, HEAD + ROW + OTHER)
    assert (again.created, again.unchanged, len(again.warnings)) == (0, 2, 2)
    entries = " ".join(Act.objects.values_list("entry", flat=True))
    assert "import_found" in entries
    assert "Планттын" not in entries + " ".join(map(str, again.warnings))


def test_rows_that_fit_nowhere_are_told_by_number(world):
    running_round(world)
    wrong = ROW.replace("ala-too", "kok-oi") + OTHER.replace("Кең-Суу", "Атлантида")
    report = load(world, HEAD + wrong + ROW.replace("2026;Пл", "2019;Пл"))
    assert {problem.row for problem in report.errors} == {2, 3, 4}
    assert not SocialCard.objects.exists()


def test_a_child_without_guardian_stops_the_list(world):
    running_round(world)
    report = load(world, HEAD + OTHER + ROW.replace("Планттын Энеси", ""))
    assert [problem.row for problem in report.errors] == [3]
    assert not SocialCard.objects.exists()


def test_into_anothers_round_nothing_is_imported(world):
    running_round(world)
    other = make_world("kok-oi")
    assert {problem.row for problem in load(other, HEAD + ROW).errors} == {2}
    for who in ("resident", "worker", "administrator", "head"):
        with pytest.raises(Refused):
            load(world, HEAD + ROW, who=who)
    assert not SocialCard.objects.exists()
