"""The form with which a table is handed in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.files.checking import TABLES
from tapshyryk.core.files.fields import CheckedFileField
from tapshyryk.workspace.actions.tables import MOST_MEGABYTES


class TableForm(forms.Form):
    """A table as a file."""

    file = CheckedFileField(
        label=_("The table"),
        accepted=TABLES,
        most_megabytes=MOST_MEGABYTES,
        help_text=_("Excel (XLSX, XLS) or CSV, up to 20 MB. Nothing is written before you confirm."),
    )
