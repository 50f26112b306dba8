"""The charts of the style guide, on samples: one of each kind, and one with nothing to show."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tapshyryk.core.charts import writing
from tapshyryk.core.charts.bars import Bar, Stack, ranked_bars, stacked_bars
from tapshyryk.core.charts.country_map import Place, country_map
from tapshyryk.core.charts.drawing import Chart
from tapshyryk.core.charts.lines import Series, Slope, lines_over_years, slope_chart
from tapshyryk.core.charts.scores import Criterion, score_matrix
from tapshyryk.core.charts.targets import Aim, target_bullets
from tapshyryk.core.styleguide.samples import som

OBLASTS = {
    "KG-B": "Баткен",
    "KG-C": "Чүй",
    "KG-GB": "Бишкек",
    "KG-GO": "Ош шаары",
    "KG-J": "Жалал-Абад",
    "KG-N": "Нарын",
    "KG-O": "Ош",
    "KG-T": "Талас",
    "KG-Y": "Ысык-Көл",
}


def charts() -> list[Chart]:
    """One chart of each kind, and one that has nothing to show."""
    silent, empty = _("not reported"), _("Nothing has been reported yet.")
    nothing: list[Bar] = []
    return [
        country_map(
            _("Recipients by oblast"),
            [
                Place("Каныш-Кыя", "KG-J", 457),
                Place("Кара-Көл", "KG-J", 102),
                Place("Каргалык", "KG-J", 219),
                Place("Катран", "KG-B", 252),
            ],
            names=OBLASTS,
            columns=(_("Municipality"), _("Oblast"), _("Recipients")),
            write=writing.plain,
            empty=empty,
        ),
        stacked_bars(
            _("Contributions"),
            [
                Stack("Каныш-Кыя", {"cash": 1000000, "labour": 30000, "equipment": 0}),
                Stack("Каргалык", {"cash": 1090000, "labour": 2000, "equipment": 32775}),
                Stack("Катран", {"cash": 2115000, "labour": 250000, "equipment": 42000}),
            ],
            [("cash", _("Cash")), ("labour", _("Labour")), ("equipment", _("Equipment and premises"))],
            columns=(_("Municipality"), _("Together")),
            write=som,
            empty=empty,
        ),
        ranked_bars(
            _("People at the needs sessions"),
            [
                Bar("Каныш-Кыя", 122),
                Bar("Катран: мектепке чейинки курактагы балдардын билим деңгээлин жогорулатуу", 333),
                Bar("Кара-Көл", 300),
                Bar("Терек-Сай", None),
            ],
            columns=(_("Municipality"), _("People")),
            write=writing.plain,
            silent=silent,
            empty=empty,
        ),
        slope_chart(
            _("Trust before and after"),
            [
                Slope(_("Trust in local self-government, all respondents"), 71.4, 85.3),
                Slope(_("Trust in local self-government, NGO"), 81.8, 100),
                Slope(_("Would entrust services to an NGO, all respondents"), 52, 60),
                Slope(_("Would entrust services to an NGO, council deputies"), None, 33.3),
            ],
            sides=("2014", "2015"),
            subject=_("Question"),
            write=writing.percent,
            empty=empty,
            most=100,
        ),
        slope_chart(
            _("Trust before and after"),
            [Slope(_("Question") + f" {n}", 20 + 9 * n, 95 - 6 * n if n % 3 else None) for n in range(1, 8)],
            sides=("2014", "2015"),
            subject=_("Question"),
            write=writing.whole_percent,
            empty=empty,
            most=100,
        ),
        target_bullets(
            _("Target and result"),
            [
                Aim(_("Children in the centre"), 40, 43),
                Aim(_("Home visits"), 60, 46, baseline=12),
                Aim(_("People trained"), 25, None),
            ],
            columns=(_("What"), _("Target"), _("Result")),
            write=writing.plain,
            silent=silent,
            short=_("Target not reached"),
            began=_("Before"),
            empty=empty,
        ),
        score_matrix(
            _("Scores by criterion"),
            [_("Proposal %(letter)s") % {"letter": letter} for letter in "ABC"],
            [
                Criterion(_("Knowledge of the need"), 20, (18, 12, 9)),
                Criterion(_("Plan of work"), 30, (27, 20, None)),
                Criterion(_("Co-financing"), 10, (3, 8, 10)),
            ],
            criterion_head=_("Criterion"),
            write=writing.plain,
            empty=empty,
            chosen=0,
        ),
        lines_over_years(
            _("Concentration over years"),
            [
                Series("2008–2016", [(2009, 0.31), (2010, 0.27), (2011, None), (2012, 0.22), (2013, 0.18)]),
                Series("2017–", [(2010, 0.12), (2011, 0.14), (2012, 0.19), (2013, 0.2)]),
            ],
            year_head=_("Year"),
            write=writing.plain,
            empty=empty,
        ),
        ranked_bars(
            _("Problems named most often"),
            nothing,
            columns=(_("Problem"), _("Municipalities")),
            write=writing.plain,
            silent=silent,
            empty=empty,
        ),
    ]
