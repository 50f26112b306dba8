"""Forms: three languages of one text together, every error with its field, every hint tied to its input."""

import re

import pytest
from django import forms

from tapshyryk.core.forms_rendering import grouped, kind_of, problems, shared_words

pytestmark = pytest.mark.pure


class OrderForm(forms.Form):
    title_ky = forms.CharField(label="Title")
    title_ru = forms.CharField(label="Title", required=False)
    need = forms.CharField(widget=forms.Textarea, help_text="What is lacking?")
    note_en = forms.CharField(required=False)
    way = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    agreed = forms.BooleanField()

    def clean(self):
        raise forms.ValidationError("The order is closed.")


def test_one_text_in_several_languages_is_one_group():
    groups = grouped(OrderForm())
    assert [(g.legend, [(f.name, code) for f, code, _ in g.fields]) for g in groups] == [
        ("Title", [("title_ky", "ky"), ("title_ru", "ru")]),
        ("", [("need", "")]),
        ("", [("note_en", "")]),
        ("", [("way", "")]),
        ("", [("agreed", "")]),
    ]


@pytest.mark.parametrize(
    ("labels", "shared"),
    [
        (["Name in Kyrgyz", "Name in Russian", "Name in English"], "Name"),
        (["Название на кыргызском", "Название на русском"], "Название"),
        (["Кыргызча аталышы", "Орусча аталышы", "Англисче аталышы"], "Аталышы"),
        (["Title", "Title", "Title"], "Title"),
        (["Short name in Kyrgyz", "Short title in Russian"], "Short"),
        (["Аты", "Название"], "Аты"),
        (["Наименование", "Наименование на русском"], "Наименование"),
    ],
)
def test_a_group_is_named_by_what_its_labels_share(labels, shared):
    assert shared_words(labels) == shared


def test_kinds():
    assert [kind_of(field) for field in OrderForm()] == [
        "text",
        "text",
        "long",
        "text",
        "choices",
        "checkbox",
    ]


def test_every_error_leads_to_its_field():
    form = OrderForm({"need": "water"})
    found = [(each.target, each.label) for each in problems(form)]
    assert found == [("", ""), ("id_title_ky", "Title"), ("id_way_0", "Way"), ("id_agreed", "Agreed")]
    page = str(form)
    assert page.index("The order is closed.") < page.index('href="#id_title_ky"')
    targets = re.findall(r'href="#([^"]+)"', page)
    assert all(f'id="{target}"' in page for target in targets)


def test_hints_and_errors_are_tied_to_the_input():
    page = str(OrderForm({"title_ky": "x", "agreed": "on", "way": "a"}))
    assert re.search(
        r'<textarea[^>]*aria-invalid="true"[^>]*aria-describedby="id_need_helptext id_need_error"', page
    )
    assert '<div class="field__hint" id="id_need_helptext">What is lacking?</div>' in page
    assert 'id="id_need_error"' in page


def test_a_label_in_a_group_says_its_language():
    page = str(OrderForm())
    assert '<div class="field field--text" lang="ky">' in page
    assert re.search(r'<label class="field__label" for="id_title_ky">Кыргызча</label>', page)
