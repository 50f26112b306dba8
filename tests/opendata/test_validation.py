"""The official schemas refuse what does not fit, formats included."""

import copy

import pytest

from tapshyryk.opendata.ocds.validation import is_date_time, is_uri, troubles_of

pytestmark = pytest.mark.pure

PACKAGE = {
    "uri": "https://tapshyryk.example/data/ocds/a.json",
    "version": "1.1",
    "publishedDate": "2026-03-02T12:00:00+06:00",
    "publisher": {"name": "Tapshyryk"},
    "releases": [
        {
            "ocid": "ocds-unregistered-a",
            "id": "1",
            "date": "2026-03-02T12:00:00Z",
            "tag": ["planning", "tender"],
            "initiationType": "tender",
            "language": "ky",
            "tender": {
                "id": "a",
                "title": "Сынак",
                "title_ru": "Конкурс",
                "status": "active",
                "value": {"amount": 1000000.5, "currency": "KGS"},
                "documents": [{"id": "d", "url": "https://tapshyryk.example/d.pdf"}],
            },
        }
    ],
}


def broken(*path, value=None, gone=False):
    package = copy.deepcopy(PACKAGE)
    here = package
    for step in path[:-1]:
        here = here[step]
    if gone:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return package


def test_a_package_that_fits_has_no_troubles():
    assert list(troubles_of(PACKAGE)) == []


TENDER = ("releases", 0, "tender")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("publishedDate",), "2026-03-02"),
        (("publishedDate",), "2026-02-30T12:00:00Z"),
        (("uri",), "data/ocds/a.json"),
        (("version",), "1.1.4"),
        (("releases",), []),
        (("releases", 0, "date"), "yesterday"),
        (("releases", 0, "tag"), ["begun"]),
        (("releases", 0, "tag"), []),
        (("releases", 0, "ocid"), ""),
        (("releases", 0, "initiationType"), "order"),
        ((*TENDER, "status"), "open"),
        ((*TENDER, "title"), 5),
        ((*TENDER, "title_ru"), 5),
        ((*TENDER, "value", "currency"), "SOM"),
        ((*TENDER, "value", "amount"), "1000"),
        ((*TENDER, "documents", 0, "url"), "d.pdf"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(path, value):
    troubles = list(troubles_of(broken(*path, value=value)))
    assert len(troubles) == 1
    assert troubles[0].startswith("/".join(map(str, path)))


@pytest.mark.parametrize("name", ["uri", "version", "publishedDate", "publisher", "releases"])
def test_a_package_says_what_it_must(name):
    assert list(troubles_of(broken(name, gone=True))) == [f"the whole: '{name}' is a required property"]


@pytest.mark.parametrize("name", ["ocid", "id", "date", "tag", "initiationType"])
def test_a_release_says_what_it_must(name):
    release = broken("releases", 0, name, gone=True)["releases"][0]
    assert list(troubles_of(release, "release-schema")) == [f"the whole: '{name}' is a required property"]


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("2026-03-02T12:00:00Z", True),
        ("2026-03-02T12:00:00.123456+06:00", True),
        ("2026-03-02 12:00:00Z", False),
        ("2026-03-02T12:00:00", False),
        ("2026-13-02T12:00:00Z", False),
        ("20260302T120000Z", False),
        (None, True),
    ],
)
def test_moments_of_rfc_3339(value, fits):
    assert is_date_time(value) is fits


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("https://tapshyryk.example/a?b=c#d", True),
        ("urn:isbn:0451450523", True),
        ("https:///a", False),
        ("/a", False),
        ("https://tapshyryk.example/a b", False),
        ("https://tapshyryk.example/ө", False),
        ("https://[bad/", False),
        (5, True),
    ],
)
def test_addresses_of_rfc_3986(value, fits):
    assert is_uri(value) is fits
