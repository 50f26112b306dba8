"""Components: documented, shown in every language, strict about style and scripts, and safe with any text."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.template import Context, Engine, TemplateSyntaxError, engines
from django.test import Client
from django.utils.translation import override

import tapshyryk.core
from tapshyryk.core.components import Column, MoneyLine, MoneyTable, Table

CORE = Path(tapshyryk.core.__file__).parent
COMPONENTS = sorted(path.stem for path in (CORE / "templates" / "components").glob("*.html"))


def written(source, language="en", **values):
    with override(language):
        return engines["django"].from_string("{% load look figures i18n %}" + source).render(values)


def test_every_component_stands_in_the_readme():
    readme = (CORE / "templates" / "components" / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMPONENTS if f"`{name}`" not in readme] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_style_guide_stands_in_each_language(language):
    response = Client().get(f"/{language}/styleguide/?sort=-money&q=a")
    page = response.content.decode()
    assert response.status_code == 200
    assert not re.search(r"\sstyle=|<style|\son\w+=\"|<script(?! defer src)", page)
    ids = Counter(re.findall(r'\sid="([^"]+)"', page))
    assert [name for name, times in ids.items() if times > 1] == []
    named = {
        name
        for names in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page)
        for name in names.split()
    }
    assert named - set(ids) == set()
    assert 'aria-sort="descending"' in page


def test_a_greyed_button_says_why():
    page = written('{% part "move" label="Sign" id="m" reasons=reasons %}', reasons=["The term is over."])
    assert 'aria-disabled="true" aria-describedby="m-why"' in page
    assert '<div class="move__why" id="m-why"><p>The term is over.' in page


def test_a_component_sees_only_what_it_is_given():
    page = written('{% part "card" title="Given" %}', title="Outer", text="Outer text", badge="Outer")
    assert "Given" in page
    assert "Outer" not in page


def test_a_component_keeps_the_body_between_its_tags():
    page = written('{% component "notice" title="Note" %}<em>{{ word }}</em>{% endcomponent %}', word="a < b")
    assert "<em>a &lt; b</em>" in page


@pytest.mark.parametrize("source", ["{% part %}", '{% part "card" stray %}', '{% component "card" %}'])
def test_a_component_written_wrongly_is_refused(source):
    with pytest.raises(TemplateSyntaxError):
        Engine(libraries={"look": "tapshyryk.core.templatetags.look"}).from_string("{% load look %}" + source)


def test_sums_of_money_add_only_what_is_reported():
    lines = [MoneyLine("A", 100, None, None), MoneyLine("B", 50, 25, None), MoneyLine("C")]
    total = MoneyTable("Money", lines).total
    assert [line.total for line in lines] == [100, 75, None]
    assert (total.cash, total.labour, total.equipment, total.total) == (150, 25, None, 175)


@pytest.mark.parametrize(
    ("asked", "href", "aria"),
    [
        ("", "?sort=money", ""),
        ("sort=money&page=3", "?sort=-money", "ascending"),
        ("sort=-money&q=a", "?sort=money&q=a", "descending"),
    ],
)
def test_a_sortable_head_turns_round(asked, href, aria, rf):
    from tapshyryk.core.templatetags.look import sorting

    order = sorting(Context({"request": rf.get(f"/?{asked}")}), Column("Sum", "number", sort="money"))
    assert (order.href, order.aria) == (href, aria)


def test_a_name_and_one_number_stay_beside_each_other_on_a_phone():
    name, number = Column("Name"), Column("People", "number")
    assert not Table("t", (name, number), [("a", 1)]).is_stacked
    assert Table("t", (name, Column("State")), [("a", "b")]).is_stacked
    assert Table("t", (name, number, number), [("a", 1, 2)]).is_stacked
    assert not Table("t", (name, name, name), [("a", 1, 2)], stacked=False).is_stacked
