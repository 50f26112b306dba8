"""Whatever is asked of the API, it answers as it describes itself, and never breaks."""

import os

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from tapshyryk.config.wsgi import application
from tapshyryk.opendata.api.addresses import api
from tests.opendata.life import whole_life

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
DESCRIPTION = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/v1/"))
DESCRIPTION.app = application
TRIES = int(os.environ.get("TAPSHYRYK_TEST_TRIES", "25"))


@pytest.fixture(autouse=True)
def _life(db):
    """Rows to be found, in a connection that stays open although a real server would close it."""
    whole_life(order_state="delivering")
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@DESCRIPTION.parametrize()
@settings(
    max_examples=TRIES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_it_answers_as_it_says(case):
    cache.clear()
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
