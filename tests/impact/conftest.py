"""What the tests of impact begin with: a world with a signed contract."""

import pytest

from tests.signed import Signed, sign


@pytest.fixture
def signed(db: None) -> Signed:
    """A contract in force."""
    return sign()
