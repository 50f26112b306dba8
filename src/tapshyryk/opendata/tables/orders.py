"""The public table of social orders."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Sum

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.opendata.ocds.gathering import public_orders
from tapshyryk.opendata.ocds.identity import ocid_of
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    EXAMPLE,
    MUNICIPALITY,
    ORDER,
    SOURCE,
    STATE,
    TARGET_GROUP,
    THEME,
    Row,
    Table,
    code,
    day,
    money,
    som,
    titles,
    whole,
)


def _orders() -> Iterator[Row]:
    orders = public_orders(with_examples=True).annotate(budget_sum=Sum("budget_lines__amount_tyiyn"))
    rows = orders.order_by("slug").values_list(
        "slug", "municipality__slug", "customer__slug", "programme__slug", "assembly__slug", "problem__slug",
        "theme", "form", "state", "title_ky", "title_ru", "title_en", "target_group", "recipients_expected",
        "budget_sum", "cofinancing_percent", "starts", "ends", "year", "competence", "source",
        "municipality__is_example",
    )  # fmt: skip
    for row in rows.iterator(AT_ONCE):
        yield (row[0], ocid_of(row[0]), *row[1:14], som(row[14]), *row[15:])


ORDERS = Table(
    "orders",
    N_("Orders"),
    (
        ORDER,
        code("ocid", N_("open contracting id of the order")),
        MUNICIPALITY,
        code("customer", N_("permanent name of the customer")),
        code("programme", N_("permanent name of the programme it belongs to")),
        code("assembly", N_("permanent name of the assembly that chose its problem")),
        code("problem", N_("permanent name of the problem it answers")),
        THEME,
        code("form", N_("purchase, grant or voucher")),
        STATE,
        *titles("title"),
        TARGET_GROUP,
        whole("recipients_expected", N_("people it is to serve")),
        money("budget_som", N_("sum of its budget lines")),
        whole("cofinancing_percent", N_("share expected from others, in percent")),
        day("starts", N_("first day")),
        day("ends", N_("last day")),
        whole("year", N_("year it begins in, as far as known")),
        code("competence", N_("own: the municipality's own duty; state: a duty of the state")),
        SOURCE,
        EXAMPLE,
    ),
    _orders,
)
