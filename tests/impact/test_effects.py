"""The ten factors from rows in the database, with what is printed beside and what is not reported."""

import json
from datetime import date
from decimal import Decimal

import pytest

from tapshyryk.cli import main
from tapshyryk.core.access.actors import System
from tapshyryk.core.entity import inside_an_act
from tapshyryk.delivery.actions.contribution import chronicle_contribution
from tapshyryk.delivery.models import Contribution, Recipient
from tapshyryk.impact.actions.results import chronicle_results
from tapshyryk.impact.domain.factors import FACTORS
from tapshyryk.impact.imports import PRINTED, TRUST
from tapshyryk.impact.models import ResultReport
from tapshyryk.impact.queries.effects import FIGURES as COMPUTED
from tapshyryk.impact.queries.effects import effects
from tapshyryk.monitoring.models import Survey
from tests.impact.test_imports import FIGURES, SURVEY, load
from tests.signed import sign

SOURCES = System("founding sources")


def pilot(slug, amounts, served, km):
    """An order a founding source tells of, with what was given in som by form, and people served."""
    signed = sign(slug, state="completed", order_state="completed")
    with inside_an_act():
        type(signed.order).objects.filter(pk=signed.order.pk).update(source="journal-2015", year=2014)
        type(signed.contract).objects.filter(pk=signed.contract.pk).update(amount_tyiyn=None, starts=None)
        type(signed.world.municipality).objects.filter(pk=signed.world.municipality.pk).update(
            km_to_oblast_centre=km
        )
    for kind, som in amounts.items():
        chronicle_contribution(
            Contribution(order=signed.order),
            actor=SOURCES,
            kind=kind,
            amount_tyiyn=som * 100,
            source="journal-2015",
        )
    chronicle_results(
        ResultReport(contract=signed.contract),
        actor=SOURCES,
        source="journal-2015",
        recipients_served=served,
    )
    return signed


@pytest.fixture
def two_pilots(db):
    """Kök-Oi and Kanysh-Kyya as the sources print them."""
    pilot("kok-oi", {"cash": 1_000_000, "labour": 9_000, "equipment": 3_400}, 84, 11)
    pilot("kanysh-kyya", {"cash": 1_000_000, "labour": 30_000}, 457, 376)


def figure(key, **options):
    return {one.key: one for effect in effects(**options) for one in effect.figures}[key]


def test_ten_factors_and_every_one_is_computed_or_said_to_be_missing(db):
    found = effects()
    assert [effect.factor.number for effect in found] == list(range(1, 11))
    assert set(COMPUTED) == {factor.key for factor in FACTORS}
    assert not any(effect.is_reported for effect in found)
    assert all(one.from_what for effect in found for one in effect.figures)


def test_cofinancing_beside_what_is_printed(two_pilots):
    load(PRINTED, FIGURES)
    first = effects()[0]
    share = figure("cofinancing_of_all")
    assert share.value == Decimal("2.08")  # 42 400 of 2 042 400 som
    assert share.parts["public_tyiyn"] == 200_000_000
    assert share.parts["form_labour_tyiyn"] == 3_900_000
    (printed,) = first.printed
    assert (printed.value, printed.computed, printed.difference) == (
        Decimal(20), Decimal("2.08"), Decimal("-17.92"),
    )  # fmt: skip


def test_cost_reach_providers_and_concentration(two_pilots):
    assert figure("cost_per_recipient").value == Decimal("3775.23")  # 2 042 400 som / 541
    assert figure("cost_reduction").value is None
    assert figure("remote_recipients").value == Decimal("84.47")  # 457 of 541
    assert figure("remote_money").value == Decimal("50.43")  # 1 030 000 of 2 042 400
    assert figure("providers_2014").parts == {"year": 2014, "providers": 2, "themes": 1}
    assert figure("concentration_2014").value == 5000


def test_trust_grows_by_points_and_by_a_part_of_what_it_was(db):
    load(TRUST, SURVEY)
    load(
        PRINTED, "key,value,unit,as_of,statement_en,source\ntrust_gain_high,20,percent,,growth,report-2017\n"
    )
    assert figure("trust_points").value == Decimal("13.90")
    assert figure("trust_growth").value == Decimal("19.47")
    (printed,) = effects()[9].printed
    assert printed.difference == Decimal("-0.53")


@pytest.mark.parametrize(("latent", "shown"), [(20, Decimal("37.74")), (4, None), (49, None)])
def test_unrecorded_recipients_are_shown_where_both_groups_are_large(db, latent, shown):
    signed = sign()
    with inside_an_act():
        for number in range(53):
            Recipient.objects.create(
                order=signed.order,
                card_number=f"C-{number}",
                sex="female",
                age_band="7-13",
                known_before=number >= latent,
                consent_on=date(2026, 1, 5),
                state="served",
            )
    found = figure("latent_share")
    assert found.value == shown
    assert found.parts == ({"latent": 20, "recipients": 53} if shown else {})


def test_satisfaction_over_all_surveys_with_an_interval(db):
    signed = sign()
    with inside_an_act():
        for counts in ((18, 36, 2, 4), (3, 0, 1, 0)):
            Survey.objects.create(
                contract=signed.contract,
                asked_group="Ата-энелер",
                state="closed",
                **dict(
                    zip(("very_satisfied", "satisfied", "dissatisfied", "cannot_say"), counts, strict=True)
                ),
            )
    found = figure("very_satisfied")
    assert found.value == Decimal(30)
    assert found.parts == {"answers": 60, "low_percent": "19.9000", "high_percent": "42.5100"}
    assert figure("dissatisfied").value == Decimal("3.33")


def test_the_played_example_is_left_out_unless_asked_for(two_pilots):
    example = pilot("example", {"cash": 2_000_000}, 10, 200)
    with inside_an_act():
        places = type(example.world.municipality).objects
        places.filter(pk=example.world.municipality.pk).update(is_example=True)
    assert figure("cofinancing_of_all").parts["orders"] == 2
    assert figure("cofinancing_of_all", with_examples=True).parts["orders"] == 3
    assert figure("remote_recipients").parts["known_recipients"] == 541


def test_the_number_of_queries_does_not_grow(two_pilots, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        effects()


def test_the_command_prints_it_for_people_and_for_machines(two_pilots, capsys):
    load(PRINTED, FIGURES)
    assert main(["effects", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert main(["effects", "--lang", "ru"]) == 0
    assert len(data["factors"]) == 10
    assert data["factors"][0]["figures"][0]["value"] == "2.08"
    assert data["factors"][0]["printed"][0]["difference"] == "-17.92"
    assert data["factors"][7]["figures"][0]["value"] is None
    text = capsys.readouterr().out
    assert "2,08" in text
    assert "не сообщено" in text
    assert "Честная конкуренция" in text
