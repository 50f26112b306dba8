"""What leads to a person is found, sums and years are let pass."""

import pytest

from tapshyryk.needs.domain.personal_data import personal_data_in

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Айылда бала бакча жок", ()),
        ("2 500 000 сом керек, 2019–2024-жылдар", ()),
        ("Телефон: 0555 12 34 56", ("phone",)),
        ("+996 (555) 12-34-56", ("phone",)),
        ("Жазгыла: aigul@example.kg", ("email",)),
        ("ПИН 12345678901234", ("personal_number",)),
        ("aigul@example.kg, 0555123456", ("email", "phone")),
    ],
)
def test_what_is_found(text: str, found: tuple[str, ...]) -> None:
    assert personal_data_in(text) == found
