"""The table of settings is read once, strictly, and its troubles are sentences."""

import pytest

from tapshyryk.config import environment, paths
from tapshyryk.config.environment import Unfit, parse, table, unknown
from tapshyryk.config.safety import unsafe

pytestmark = pytest.mark.pure

GOOD = {
    "TAPSHYRYK_ENVIRONMENT": "production",
    "TAPSHYRYK_HOSTS": "orders.example, www.orders.example",
    "TAPSHYRYK_DATABASE_URL": "postgresql://clerk:word@db.example/tapshyryk",
    "TAPSHYRYK_EMAIL_URL": "smtp://clerk:word@mail.example:587",
    "TAPSHYRYK_SITE_URL": "https://orders.example/",
}
KEY = "c0ffee-Aq9_zT2kL8mN4pR6sV1wX3yB5dF7gH-jK0uQeZiOxWnYrPt"


def test_nothing_set_gives_the_defaults_of_the_table():
    settings = parse({})
    assert (settings.environment, settings.port, settings.workers, settings.hosts) == (
        "development",
        8000,
        2,
        (),
    )
    assert settings.https is True
    assert (settings.rulebook, settings.rulebook_dirs) == ("kg", ())


def test_values_are_read_into_their_kinds():
    settings = parse(GOOD)
    assert settings.hosts == ("orders.example", "www.orders.example")
    assert settings.site_url == "https://orders.example"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TAPSHYRYK_PORT", "eighty", "TAPSHYRYK_PORT is 'eighty': write a whole number from 0 to 65535."),
        ("TAPSHYRYK_PORT", "70000", "TAPSHYRYK_PORT is '70000': write a whole number from 0 to 65535."),
        ("TAPSHYRYK_HTTPS", "maybe", "TAPSHYRYK_HTTPS is 'maybe': write yes or no."),
        (
            "TAPSHYRYK_ENVIRONMENT",
            "prod",
            "TAPSHYRYK_ENVIRONMENT is 'prod': choose one of development, demo, production, test.",
        ),
        (
            "TAPSHYRYK_SITE_URL",
            "orders.example",
            "TAPSHYRYK_SITE_URL is 'orders.example': write an address such as https://tapshyryk.example.",
        ),
    ],
)
def test_an_unfit_value_is_refused_with_what_to_write(name, value, sentence):
    with pytest.raises(Unfit) as refusal:
        parse({name: value})
    assert str(refusal.value) == sentence


def test_a_secret_is_never_repeated_in_a_refusal():
    with pytest.raises(Unfit) as refusal:
        parse({"TAPSHYRYK_DATABASE_URL": "mysql://clerk:hunter2@db/t"})
    assert "hunter2" not in str(refusal.value)


def test_every_setting_says_what_it_means_in_one_sentence():
    for line in table():
        assert line.name.startswith("TAPSHYRYK_")
        assert line.meaning.endswith(".")
        assert len(line.meaning) > 20
    assert {line.name for line in table() if line.secret} == {
        "TAPSHYRYK_SECRET_KEY",
        "TAPSHYRYK_DATABASE_URL",
        "TAPSHYRYK_EMAIL_URL",
        "TAPSHYRYK_IDENTITY_KEYS",
        "TAPSHYRYK_SIGNING_KEY",
    }


def test_a_misspelt_name_is_noticed():
    assert unknown({"TAPSHYRYK_HOST": "x", "TAPSHYRYK_HOSTS": "x", "PATH": "/bin"}) == ["TAPSHYRYK_HOST"]


def test_a_sound_production_is_let_through():
    assert unsafe(parse(GOOD), secret_key=KEY) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"TAPSHYRYK_HOSTS": ""}, "TAPSHYRYK_HOSTS"),
        ({"TAPSHYRYK_HOSTS": "*"}, "wildcard"),
        ({"TAPSHYRYK_HOSTS": ".orders.example"}, "wildcard"),
        ({"TAPSHYRYK_DATABASE_URL": ""}, "TAPSHYRYK_ACCEPT_SQLITE"),
        ({"TAPSHYRYK_DATABASE_URL": "sqlite:////srv/t.sqlite3"}, "TAPSHYRYK_ACCEPT_SQLITE"),
        ({"TAPSHYRYK_SITE_URL": "http://orders.example"}, "https://"),
        ({"TAPSHYRYK_EMAIL_URL": "console://"}, "TAPSHYRYK_EMAIL_URL"),
        ({"TAPSHYRYK_LOG_LEVEL": "debug"}, "TAPSHYRYK_LOG_LEVEL"),
    ],
)
def test_each_unsafe_setting_is_named(change, word):
    (sentence,) = unsafe(parse(GOOD | change), secret_key=KEY)
    assert word in sentence


@pytest.mark.parametrize("key", ["", "short", "a" * 80])
def test_a_missing_or_guessable_key_is_unsafe(key):
    assert len(unsafe(parse(GOOD), secret_key=key)) == 1


def test_sqlite_may_be_accepted_by_who_knows_what_it_means():
    accepted = GOOD | {"TAPSHYRYK_DATABASE_URL": "", "TAPSHYRYK_ACCEPT_SQLITE": "yes"}
    assert unsafe(parse(accepted), secret_key=KEY) == []


def test_the_settings_of_the_process_are_read_once():
    assert environment.current() is environment.current()


def test_the_page_of_the_documentation_is_fresh():
    page = paths.CHECKOUT / "docs" / "reference" / "settings.md"
    assert page.read_text(encoding="utf-8") == environment.as_markdown(), "run make docs"
