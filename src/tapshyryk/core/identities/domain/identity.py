"""Who a person is, as a card that is sealed before it is kept; and the age band figures need of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

AGE_BANDS: Final = (("0-6", 6), ("7-13", 13), ("14-17", 17), ("18-28", 28), ("29-62", 62))
"""Each band with the last age in it; whoever is older is in OLDEST."""

OLDEST: Final = "63+"


@dataclass(frozen=True, slots=True)
class Identity:
    """The name, birthday and contacts of a person; never in a record, log, address or public page."""

    full_name: str
    born_on: date
    guardian_name: str = ""
    address: str = ""
    phone: str = ""

    def __repr__(self) -> str:
        return "Identity(…)"

    __str__ = __repr__

    def as_mapping(self) -> dict[str, str]:
        """The fields as texts."""
        return {
            "full_name": self.full_name,
            "born_on": self.born_on.isoformat(),
            "guardian_name": self.guardian_name,
            "address": self.address,
            "phone": self.phone,
        }

    @classmethod
    def from_mapping(cls, fields: dict[str, str]) -> Identity:
        """The identity whose fields are these texts."""
        return cls(**{**fields, "born_on": date.fromisoformat(fields["born_on"])})  # type: ignore[arg-type]


OF_IDENTITY: Final = tuple(field.name for field in fields(Identity))
"""The names of its fields, which are those of columns and form fields too."""


def identity_of(values: Mapping[str, Any]) -> Identity:
    """The identity among `values`, whatever else stands there."""
    return Identity(**{name: values[name] for name in OF_IDENTITY})


def commitment(identity: Identity, salt: str) -> str:
    """A hash that binds the identity and tells nothing without the salt, which is sealed with it."""
    text = json.dumps([salt, identity.as_mapping()], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def age_on(born_on: date, day: date) -> int:
    """Completed years of age on `day`; whoever is born on 29 February completes a year on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def age_band(born_on: date, day: date) -> str:
    """The age band on `day`."""
    age = age_on(born_on, day)
    return next((band for band, last in AGE_BANDS if age <= last), OLDEST)
