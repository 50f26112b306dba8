"""A form with a field of every kind."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each kind that the product's forms use."""

    title_ky = forms.CharField(label=_("Title"))
    title_ru = forms.CharField(label=_("Title"), required=False)
    title_en = forms.CharField(label=_("Title"), required=False)
    theme = forms.ChoiceField(
        label=_("Theme"), choices=[("preschool", _("Preschool education")), ("youth", _("Youth"))]
    )
    amount = forms.IntegerField(
        label=_("Amount asked, som"), min_value=1, help_text=_("Whole som, no spaces.")
    )
    closes = forms.DateField(
        label=_("Open until"), widget=forms.DateInput(attrs={"type": "date"}), help_text=_("The day counts.")
    )
    form_of_order = forms.ChoiceField(
        label=_("Form of the order"),
        widget=forms.RadioSelect,
        choices=[
            ("purchase", _("Purchase of social services")),
            ("grant", _("Grant to a socially useful project")),
            ("voucher", _("Social vouchers")),
        ],
    )
    given = forms.MultipleChoiceField(
        label=_("Contributions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("cash", _("Cash")), ("labour", _("Labour")), ("equipment", _("Equipment and premises"))],
    )
    reason = forms.CharField(label=_("Why now"), widget=forms.Textarea, required=False)
    minutes = forms.FileField(label=_("Minutes"), required=False, help_text=_("PDF or photo, up to 10 MB."))
    agreed = forms.BooleanField(label=_("I have no interest in any of the proposals"))


class FilterForm(forms.Form):
    """The form above a list: words to search for, and what narrows it."""

    q = forms.CharField(label=_("Search orders"), required=False)
    theme = forms.ChoiceField(
        label=_("Theme"),
        required=False,
        choices=[("", "—"), ("preschool", _("Preschool education")), ("youth", _("Youth"))],
    )
    year = forms.IntegerField(label=_("Year"), required=False)
