"""Shows the style guide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tapshyryk.core.styleguide.forms import SampleForm


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state; reads nothing and writes nothing."""
    wrong = SampleForm({"title_ky": "", "amount": "a lot"}, prefix="wrong")
    return render(request, "styleguide/page.html", {"form": SampleForm(), "wrong_form": wrong})
