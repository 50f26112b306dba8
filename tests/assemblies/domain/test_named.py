"""Who holds two offices of an assembly at once is noticed, whether chosen from the register or typed."""

import pytest

from tapshyryk.assemblies.domain.named import Named


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Named("Асанов Үсөн", "person:1"), Named("Асанов Үсөн", "person:1"), True),
        (Named("Асанов Үсөн", "person:1"), Named("Асанов Үсөн", "person:2"), False),
        (Named("Асанов Үсөн", "person:1"), Named("үсон  асанов"), True),
        (Named("Асанов Үсөн"), Named("Асанов  Үсөн"), True),
        (Named("Асанов Үсөн"), Named("Асанова Үсөн"), False),
        (Named(""), Named(""), False),
    ],
)
def test_one_person_or_two(one, other, same):
    assert one.is_also(other) is same
    assert other.is_also(one) is same


def test_a_name_is_not_printed():
    assert "Асанов" not in f"{Named('Асанов Үсөн')!r} {Named('Асанов Үсөн')}"
