"""How Django's forms are written with the product's own field and form components."""

import re
from itertools import takewhile
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import conditional_escape

from tapshyryk.core.languages import NATIVE_NAMES

SELECT = "django/forms/widgets/select.html"
_SHORT = 2
"""Letters of a word that cannot end a legend: "in", "на"."""
_IN_LANGUAGE = re.compile(r"(?P<name>.+)_(?P<language>ky|ru|en)")

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
    (forms.Select, "select"),
    (forms.Textarea, "long"),
    (forms.NumberInput, "number"),
    (forms.DateTimeInput, "date"),
    (forms.DateInput, "date"),
    (forms.TimeInput, "date"),
)


class TapshyrykRenderer(TemplatesSetting):
    """Writes `{{ form }}` and `{{ field.as_field_group }}` by the templates of components/."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """As Django does, but a list of choices in code: two templates for each choice are most of a page."""
        if template_name == SELECT:
            return written_select(context["widget"])
        return super().render(template_name, context, request)


def written_select(widget: dict[str, Any]) -> str:
    """A list of choices, letter for letter as Django's own template writes it; every part is escaped."""
    written = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        if group:
            written.append(f'\n  <optgroup label="{conditional_escape(group)}">')
        for option in options:
            value, label = conditional_escape(str(option["value"])), conditional_escape(option["label"])
            written.append(f'\n  <option value="{value}"{_attributes(option["attrs"])}>{label}</option>\n')
        if group:
            written.append("\n  </optgroup>")
    written.append("\n</select>")
    return "".join(written)


def _attributes(attributes: dict[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{conditional_escape(str(value))}"'
        for name, value in attributes.items()
        if value is not False
    )


class Group(NamedTuple):
    """One field, or one text in several languages; `legend` is empty for a single field."""

    legend: str
    fields: list[tuple[BoundField, str, str]]
    """Each field with its language's code and own name; both empty for a single field."""


class Problem(NamedTuple):
    """What is wrong in one field, or in the form as a whole when `target` is empty."""

    label: str
    target: str
    message: str


def kind_of(field: BoundField) -> str:
    """Which of the designed kinds a field is."""
    return next((kind for widget, kind in KINDS if isinstance(field.field.widget, widget)), "text")


def grouped(form: forms.BaseForm) -> list[Group]:
    """The visible fields in order; `title_ky`, `title_ru`, `title_en` become one group under one legend."""
    names = {field.name for field in form.visible_fields()}
    groups: list[Group] = []
    done: set[str] = set()
    for field in form.visible_fields():
        if field.name in done:
            continue
        found = _IN_LANGUAGE.fullmatch(field.name)
        languages = [
            (f"{found['name']}_{code}", code, name)
            for code, name in NATIVE_NAMES.items()
            if found and f"{found['name']}_{code}" in names
        ]
        if len(languages) < 2:
            groups.append(Group("", [(field, "", "")]))
            continue
        done.update(name for name, _, _ in languages)
        legend = shared_words([str(form[name].label) for name, _, _ in languages])
        groups.append(Group(legend, [(form[name], code, own) for name, code, own in languages]))
    return groups


def shared_words(labels: list[str]) -> str:
    """What several labels have in common at their beginning or their end, without a dangling short word.

    "Name in Kyrgyz" and "Name in Russian" share "Name"; "Кыргызча аталышы" and "Орусча аталышы" share
    "Аталышы". Labels that share nothing are named by the first.
    """
    split = [label.split() for label in labels]
    front = _same_at_the_start(split)
    back = _same_at_the_start([words[::-1] for words in split])[::-1]
    while front and len(front) < len(split[0]) and len(front[-1]) <= _SHORT:
        front.pop()
    words = front or back or split[0]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]]) if words else ""


def _same_at_the_start(split: list[list[str]]) -> list[str]:
    together = takewhile(lambda words: len(set(words)) == 1, zip(*split, strict=False))
    return [words[0] for words in together]


def problems(form: forms.BaseForm) -> list[Problem]:
    """Every error of a bound form in the order of its fields, first those of the form as a whole."""
    found = [Problem("", "", str(message)) for message in form.non_field_errors()]
    for field in form:
        found.extend(Problem(str(field.label), _target(field), str(message)) for message in field.errors)
    return found


def _target(field: BoundField) -> str:
    """The id a link must name to bring the reader to the field: of a group of choices, the first one."""
    return field.id_for_label or (f"{field.auto_id}_0" if kind_of(field) == "choices" else field.auto_id)
