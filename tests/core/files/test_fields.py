"""The form field hands on examined files and says in the form what is wrong with others."""

from __future__ import annotations

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from tapshyryk.core.files.checking import CheckedFile
from tapshyryk.core.files.fields import CheckedFileField
from tapshyryk.core.files.kinds.pdf import PDF
from tapshyryk.core.files.upload_handler import LimitedUpload, TooLargeFile
from tests.core.files import samples

pytestmark = pytest.mark.pure


class Form(forms.Form):
    """A form with one file."""

    paper = CheckedFileField(accepted=(PDF,))
    more = CheckedFileField(required=False)


def filled(content: bytes, name: str = "a.pdf") -> Form:
    return Form({}, {"paper": SimpleUploadedFile(name, content, content_type="text/html")})


def test_a_sound_file_is_handed_on_examined():
    form = filled(samples.pdf(), "../смета.exe")
    assert form.is_valid()
    paper = form.cleaned_data["paper"]
    assert isinstance(paper, CheckedFile)
    assert (paper.name, paper.kind) == ("смета.pdf", PDF)
    assert form.cleaned_data["more"] is None


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty"), (b"<html>", "unknown"), (samples.picture(), "not_accepted")]
)
def test_the_form_says_what_is_wrong(content, code):
    form = filled(content)
    assert not form.is_valid()
    assert [error.code for error in form.errors.as_data()["paper"]] == [code]


def test_the_browser_is_told_which_files_are_taken():
    assert 'accept=".pdf"' in str(Form()["paper"])


def test_an_upload_past_the_limit_is_not_kept_but_named(settings):
    settings.UPLOAD_MAX_BYTES = 300_000
    request = RequestFactory().post(
        "/",
        {
            "word": "kept",
            "paper": SimpleUploadedFile("big.pdf", b"x" * 700_000),
            "more": SimpleUploadedFile("small.pdf", samples.pdf()),
        },
    )
    assert request.POST["word"] == "kept"
    big = request.FILES["paper"]
    assert isinstance(big, TooLargeFile)
    assert (big.name, big.size, big.read()) == ("big.pdf", 700_000, b"")
    form = Form(request.POST, request.FILES)
    assert [error.code for error in form.errors.as_data()["paper"]] == ["too_large"]
    assert form.cleaned_data["more"].name == "small.pdf"


def test_past_the_limit_no_piece_is_handed_on(settings):
    settings.UPLOAD_MAX_BYTES = 100
    handler = LimitedUpload()
    handler.new_file("paper", "big.pdf", "application/pdf", None)
    assert handler.receive_data_chunk(b"x" * 100, 0) == b"x" * 100
    assert handler.file_complete(100) is None
    assert handler.receive_data_chunk(b"x", 100) is None
