"""What the style guide tries its components on; the page says that these are samples, not facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from tapshyryk.core import formats
from tapshyryk.core.charts import writing
from tapshyryk.core.components import (
    Cell,
    Check,
    Checked,
    Column,
    Deed,
    Fact,
    Figure,
    MoneyLine,
    MoneyTable,
    Paper,
    SourcedValue,
    Stage,
    Table,
    Task,
)
from tapshyryk.core.wording import Wording, current_language

SOM = 100
PAPER = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
JOURNAL = "journal-2015"


@dataclass(frozen=True)
class SampleReason:
    """A reason as the engine gives it, for pages that show one without taking a step."""

    sentence: str
    rule: str = ""
    book: Any = None

    def __str__(self) -> str:
        return self.sentence


def som(value: int) -> str:
    """A sum in whole som in the reader's language."""
    return formats.som_whole(value, current_language())


def ky(words: str) -> Wording:
    """A text the sources give in Kyrgyz only."""
    return Wording(words, "ky")


def reasons(rule: str) -> list[SampleReason]:
    """One reason resting on a rule of the book in force."""
    from tapshyryk.core import rulebook

    book = rulebook.current()
    return [SampleReason(book.rule(rule).sentence_in(current_language()), rule, book)]


def stages() -> list[Stage]:
    """The nine steps of one pilot order, those the journal says nothing of left silent."""
    language = current_language()

    def month(year: int, number_of_month: int) -> str:
        return formats.month_year(date(year, number_of_month, 1), language)

    def people(count: int) -> str:
        return _("people: %(count)s") % {"count": writing.plain(count)}

    return [
        Stage(
            "needs", _("Needs"), "done", month(2013, 10), people(160), _("Residents named eight problems.")
        ),
        Stage("vote", _("Vote"), "silent"),
        Stage("order", _("Order"), "done", month(2014, 5)),
        Stage("call", _("Call"), "done", month(2014, 6)),
        Stage("contract", _("Contract"), "silent"),
        Stage(
            "delivery",
            _("Delivery"),
            "done",
            month(2015, 6),
            people(219),
            _("A day rehabilitation centre opened for children with disabilities."),
        ),
        Stage(
            "monitoring",
            _("Monitoring"),
            "now",
            month(2015, 9),
            sentence=_("The joint group visits the centre."),
        ),
        Stage("results", _("Results"), "ahead"),
        Stage("after", _("After"), "ahead"),
    ]


def orders_table() -> Table:
    """Orders with a link, a badge, a sum and a figure that the source does not give."""
    return Table(
        _("Orders"),
        (
            Column(_("Order"), sort="title"),
            Column(_("Municipality"), sort="place"),
            Column(_("Stage")),
            Column(_("Recipients"), "number", sort="recipients"),
            Column(_("Contributions"), "number", sort="money"),
        ),
        [
            [
                Cell(ky("Бөтөн балдар болбойт"), href="#table", note=_("Disability and children")),
                ky("Кара-Көл шаары"),
                Cell(_("Delivery"), tone="done", badge=True),
                writing.plain(102),
                som(1025570),
            ],
            [
                Cell(ky("Балдар үчүн биригели!"), href="#table", note=_("Preschool education")),
                ky("Катран айылдык аймагы"),
                Cell(_("Monitoring"), tone="attention", badge=True),
                writing.plain(252),
                som(2407000),
            ],
            [
                Cell(
                    ky(
                        "Күндүзгү реабилитациялык борборду ачуу менен ден соолугунан мүмкүнчүлүгү чектелүү "
                        "балдардын адаптациясы жана реабилитациясы"
                    ),
                    href="#table",
                ),
                ky("Каргалык айылдык аймагы"),
                Cell(_("Results"), tone="quiet", badge=True),
                writing.plain(219),
                None,
            ],
        ],
        total=[_("All together"), "", "", writing.plain(573), som(3432570)],
    )


def money() -> MoneyTable:
    """Contributions by municipality and kind."""
    return MoneyTable(
        _("Contributions"),
        [
            MoneyLine("Каныш-Кыя", 1000000 * SOM, 30000 * SOM, 0),
            MoneyLine("Каргалык", 1090000 * SOM, 2000 * SOM, 32775 * SOM),
            MoneyLine("Катран", 2115000 * SOM, 250000 * SOM, 42000 * SOM),
            MoneyLine("Кара-Көл", 1011500 * SOM, 9570 * SOM, None),
        ],
    )


def deeds() -> list[Deed]:
    """Acts of every tone, one of them known only by its day."""
    paper = Paper(_("Minutes"), "#timeline", PAPER, "84 KB")
    return [
        Deed(date(2013, 10, 14), _("Needs session held"), _("Working group"), day_only=True, number=12),
        Deed(
            datetime(2014, 6, 2, 4, 15, tzinfo=UTC),
            _("Call published"),
            _("Municipal specialist"),
            href="#timeline",
            number=31,
            papers=[paper],
            tone="done",
        ),
        Deed(
            datetime(2014, 8, 20, 9, 40, tzinfo=UTC),
            _("A warning was passed with a written reason"),
            _("Municipal head"),
            note=_("The power was delegated; the money comes with the next budget."),
            number=58,
            tone="attention",
        ),
    ]


def facts() -> list[Fact]:
    """Facts with a source, a link, a text in another language and a silence."""
    return [
        Fact(_("Municipality"), ky("Каргалык айылдык аймагы"), href="#facts"),
        Fact(_("Recipients"), writing.plain(219), source=JOURNAL),
        Fact(_("Term"), None),
        Fact(
            _("Contributions"),
            som(1124775),
            note=_("of which %(sum)s beyond the grant") % {"sum": som(124775)},
        ),
    ]


def figures() -> list[Figure]:
    """The large figures of a front page."""
    return [
        Figure(writing.plain(11), _("Orders"), href="#figures"),
        Figure(writing.plain(2556), _("Recipients"), _("as printed by the journal of 2015")),
        Figure(som(13952147), _("Contributions")),
        Figure(None, _("Providers")),
    ]


def checked() -> list[Checked]:
    """A printed figure that differs from the computed one, and one that agrees."""
    share = "+1,2" if current_language() != "en" else "+1.2"
    return [
        Checked(
            _("Share beyond the grant"),
            writing.percent(20),
            writing.percent(21.2),
            _("%(points)s points") % {"points": share},
            agrees=False,
            source="report-2017",
        ),
        Checked(_("Recipients"), writing.plain(2556), writing.plain(2556), source=JOURNAL),
    ]


def conflict() -> list[SourcedValue]:
    """One order's title as two places of the same journal print it."""
    return [SourcedValue(ky("Баластан"), "journal-2015, 2"), SourcedValue(ky("Бала Нур"), "journal-2015, 1")]


def tasks() -> list[Task]:
    """What waits for a person: something late, something due, something without a date."""
    return [
        Task(_("Publish the call"), "#tasks", "Каргалык", date(2014, 5, 30), late=True),
        Task(_("Sign the contract"), "#tasks", "Катран", date(2014, 9, 15)),
        Task(_("Answer a question"), "#tasks", "Кара-Көл"),
    ]


def checks() -> list[Check]:
    """What a guided page says of the step ahead."""
    return [
        Check(_("The criteria weigh 100 together"), done=True),
        Check(_("Every budget line has a sum"), done=False, note=_("Two lines are empty."), href="#checks"),
    ]


def page(number_of_page: str) -> Page[int]:
    """A page of a long list."""
    return Paginator(range(240), 20).get_page(number_of_page)
