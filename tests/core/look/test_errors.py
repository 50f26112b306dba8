"""Pages about faults stand on nothing that may be broken, and have no style of their own."""

import re

import pytest
from django.template.loader import render_to_string

from tapshyryk.core.templatetags.look import static_or_plain

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("name", ["400", "500", "503"])
def test_pages_about_faults_speak_three_languages_and_need_no_request(name):
    page = render_to_string(f"{name}.html", {"number": "7f3a"})
    assert re.findall(r'<section(?: lang="(..)")?><h[12]>\S', page) == ["", "ru", "en"]
    assert '<html lang="ky">' in page
    assert "<code>7f3a</code>" in page
    assert "style=" not in page
    assert page.count('href="/static/tapshyryk/look') == 1


def test_a_page_about_a_fault_needs_no_list_of_static_files(settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    assert static_or_plain("tapshyryk/look.css") == "/static/tapshyryk/look.css"
