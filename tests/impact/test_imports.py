"""Figures that sources print are read as they are printed, empty cells staying empty."""

from decimal import Decimal
from io import BytesIO

import pytest

from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.impact.imports import PRINTED, TRUST
from tapshyryk.impact.models import ReportedFigure, TrustFigure

pytestmark = pytest.mark.django_db

LOADER = System("founding sources")
SURVEY = """question,group,answer,unit,y2014,y2015,source
trusts the local self-government bodies,all respondents,yes,percent,71.4,85.3,journal-2015
cooperation of municipality and NGOs,all respondents,mean score 1-10,points,6.4,7.5,journal-2015
goals match the needs,local council deputies,yes,percent,,66.7,journal-2015
"""
FIGURES = """key,value,unit,as_of,statement_en,source
cofinancing_municipal_mean,20,percent,2015,mean co-financing in eleven municipal orders,report-2017
admin_saving_complex,50,percent,,up to,report-2017
"""


def load(registry, text, actor=LOADER):
    return import_file(registry, BytesIO(text.encode()), actor=actor, name="figures.csv")


def test_a_survey_is_read_as_printed():
    report = load(TRUST, SURVEY)
    assert (report.ok, report.created) == (True, 3)
    first, _, last = TrustFigure.objects.all()
    assert (first.before, first.after) == (Decimal("71.4"), Decimal("85.3"))
    assert (first.year_before, first.year_after) == (2014, 2015)
    assert (last.before, last.after) == (None, Decimal("66.7"))
    assert Act.objects.get().verb == "import_trust_figures"


def test_the_same_file_twice_changes_nothing_and_a_correction_changes_one_row():
    load(TRUST, SURVEY)
    assert load(TRUST, SURVEY).unchanged == 3
    again = load(TRUST, SURVEY.replace("85.3", "85.4"))
    assert (again.created, again.changed, again.unchanged) == (0, 1, 2)
    assert TrustFigure.objects.first().after == Decimal("85.4")


def test_printed_figures_are_read_and_kept_by_their_key():
    report = load(PRINTED, FIGURES)
    assert report.created == 2
    figure = ReportedFigure.objects.get(key="cofinancing_municipal_mean")
    assert (figure.value, figure.unit, figure.as_of) == (Decimal(20), "percent", "2015")
    assert ReportedFigure.objects.get(key="admin_saving_complex").as_of == ""


def test_a_figure_that_is_none_is_refused_with_its_place():
    report = load(PRINTED, FIGURES.replace(",50,", ",half,"))
    assert not report.ok
    assert [problem.row for problem in report.errors] == [3]
    assert ReportedFigure.objects.count() == 0


def test_a_stranger_loads_nothing():
    with pytest.raises(Refused):
        load(TRUST, SURVEY, actor=System("stranger"))
