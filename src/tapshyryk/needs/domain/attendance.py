"""Who came to a session: how a line of the list is written in short codes, and how lines are counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tapshyryk.core.folding import folded, same_name
from tapshyryk.core.identities import sexes
from tapshyryk.core.identities.domain.identity import AGE_BANDS, OLDEST
from tapshyryk.core.identities.sexes import FEMALE, MALE
from tapshyryk.core.suppression import LEAST, shown_list, shown_part

BANDS: Final = (*(band for band, _last in AGE_BANDS), OLDEST)
BAND_LETTERS: Final = "абвгде"
"""The letter of each age band as the sheet prints it; the same places of the Latin alphabet mean the same."""
_LATIN_LETTERS: Final = "abcdef"

ELDEST: Final = 110
"""Years; an age above it is a slip of the hand."""

GROUPS: Final = (
    "pensioner",
    "disability",
    "carer",
    "large_family",
    "low_income",
    "unemployed",
    "worker",
    "farmer",
    "student",
    "other",
)
"""The social groups in the order of their numbers on the sheet, from 1; people are in one or in none."""

NOTHING: Final = frozenset({"", "-", "–", "—", "?"})
"""What is written where nothing is known."""

ELSEWHERE: Final = "0"
"""The code of whoever came from none of the settlements the session is for."""


class WrongCode(Exception):
    """A code nobody knows: `code` names the sentence that says so."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Came:
    """One person on the list. Empty texts stand for what is not known; `settlement` is a key."""

    sex: str
    settlement: str = ""
    age_band: str = ""
    social_group: str = ""
    name: str = ""

    def __repr__(self) -> str:
        return "Came(…)"

    __str__ = __repr__

    @property
    def person(self) -> tuple[str, str]:
        """What two lines of the same person share: the name however it was typed, and the settlement."""
        return same_name(self.name), self.settlement


def sex_of(text: str) -> str:
    """The sex a code or word stands for."""
    sex = sexes.sex_of(text)
    if not sex:
        raise WrongCode("attendance.sex")
    return sex


def age_band_of(text: str) -> str:
    """The age band of a letter, of a band written out or of an age in years; empty where not known."""
    word = re.sub(r"\s", "", text.casefold()).replace("–", "-").replace("—", "-")
    if word in NOTHING:
        return ""
    for letters in (BAND_LETTERS, _LATIN_LETTERS):
        if len(word) == 1 and word in letters:
            return BANDS[letters.index(word)]
    if word in BANDS:
        return word
    if not re.fullmatch(r"[0-9]{1,3}", word):
        raise WrongCode("attendance.age")
    if int(word) > ELDEST:
        raise WrongCode("attendance.age_impossible")
    return next((band for band, last in AGE_BANDS if int(word) <= last), OLDEST)


def group_of(text: str) -> str:
    """The social group of a number from 1, or of its name in the code; empty where nothing is known."""
    word = text.strip().casefold()
    if word in NOTHING or word == "0":
        return ""
    if re.fullmatch(r"[0-9]{1,2}", word) and 1 <= int(word) <= len(GROUPS):
        return GROUPS[int(word) - 1]
    if word in GROUPS:
        return word
    raise WrongCode("attendance.group")


@dataclass(frozen=True, slots=True)
class Villages:
    """The settlements of a session in the order of their codes from 1: `(key, names)` of each."""

    listed: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def key_of(self, text: str) -> str:
        """The key of the settlement a code or a name stands for; empty for elsewhere or not known."""
        word = text.strip()
        if word in NOTHING or word == ELSEWHERE:
            return ""
        if re.fullmatch(r"[0-9]{1,3}", word):
            if int(word) <= len(self.listed):
                return self.listed[int(word) - 1][0]
            raise WrongCode("attendance.settlement_code")
        wanted = _bare_place(word)
        for key, names in self.listed:
            if wanted and wanted in {_bare_place(name) for name in names}:
                return key
        raise WrongCode("attendance.settlement")


_VILLAGE = frozenset(folded("айылы айыл а село с village").split())


def _bare_place(name: str) -> str:
    """A place's name as it is compared: folded, without the word for village around it."""
    return " ".join(word for word in folded(name).split() if word not in _VILLAGE)


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that cannot be read: its number from 1, and the code of the sentence that says why."""

    line: int
    code: str


def typed(text: str, villages: Villages) -> tuple[dict[int, Came], tuple[Slip, ...]]:
    """The people of `text`, by the number of their line, and the lines to mend.

    A line holds the codes with spaces between them, the name last: `2 ж г 5 Асанова Айша`. The settlement's
    code comes first; it may be left out where the session is for one settlement. Sex must be there, what
    follows may be left out from the right, and "-" stands for what is not known. Empty lines are passed over.
    """
    came: dict[int, Came] = {}
    slips = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.replace(";", " ").split()
        if not words:
            continue
        try:
            came[number] = _typed_line(words, villages)
        except WrongCode as wrong:
            slips.append(Slip(number, wrong.code))
    return came, tuple(slips)


def _typed_line(words: list[str], villages: Villages) -> Came:
    settlement = ""
    if re.fullmatch(r"[0-9]{1,3}|[-–—?]", words[0]):
        settlement = villages.key_of(words.pop(0))
    elif len(villages.listed) == 1:
        settlement = villages.listed[0][0]
    elif villages.listed:
        raise WrongCode("attendance.settlement_first")
    if not words:
        raise WrongCode("attendance.sex")
    sex, *rest = words
    return Came(
        sex=sex_of(sex),
        settlement=settlement,
        age_band=age_band_of(rest[0]) if rest else "",
        social_group=group_of(rest[1]) if len(rest) > 1 else "",
        name=" ".join(rest[2:]),
    )


def repeated(lines: Iterable[tuple[int, Came]], known: Iterable[tuple[str, str]] = ()) -> tuple[int, ...]:
    """The numbers of lines whose person stands earlier among `lines` or in `known`; never nameless ones."""
    seen = set(known)
    found = []
    for number, came in lines:
        if not came.person[0]:
            continue
        if came.person in seen:
            found.append(number)
        seen.add(came.person)
    return tuple(found)


Numbers = Mapping[str, int]
"""How many by value; the empty value counts those of whom it is not known."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many came, and how many by sex, age band, social group and settlement; every value is listed."""

    total: int
    sex: Numbers
    age_band: Numbers
    social_group: Numbers
    settlement: Numbers

    @property
    def women(self) -> int:
        """Women and girls among them."""
        return self.sex[FEMALE]


def counts_of(lines: Iterable[Came], settlements: Sequence[str] = ()) -> Counts:
    """The counts of the lines; `settlements` are the keys that are listed even where nobody came from."""
    tallied: dict[str, Counter[str]] = {
        name: Counter() for name in ("sex", "age_band", "social_group", "settlement")
    }
    total = 0
    for line in lines:
        total += 1
        for name, tally in tallied.items():
            tally[getattr(line, name)] += 1
    listed = {
        "sex": (FEMALE, MALE),
        "age_band": (*BANDS, ""),
        "social_group": (*GROUPS, ""),
        "settlement": (*settlements, *sorted(set(tallied["settlement"]) - set(settlements) - {""}), ""),
    }
    return Counts(
        total, **{name: {value: tallied[name][value] for value in values} for name, values in listed.items()}
    )


@dataclass(frozen=True, slots=True)
class PublicCounts:
    """The counts as everybody may see them: None stands for a group that is hidden because it is small.

    How many came is always said; how many of them were women unless it tells of few. `sex` has both counts,
    for a table that reads them as it reads the other parts.
    """

    total: int
    women: int | None
    sex: Mapping[str, int | None]
    age_band: Mapping[str, int | None]
    social_group: Mapping[str, int | None]
    settlement: Mapping[str, int | None]

    @property
    def hides_something(self) -> bool:
        """Whether any group is hidden."""
        return any(None in part.values() for part in (self.age_band, self.social_group, self.settlement))


def women_told(participants: int | None, women: int | None, changes: bool) -> int | None:
    """How many of the participants everybody is told to be women.

    Nothing while the list `changes` line by line: two days compared would tell of one person. After that
    nothing where the women or the others are few.
    """
    return None if changes else shown_part(women, participants)


def public(counts: Counts, least: int = LEAST) -> PublicCounts:
    """What may be published: no group below `least`, nor one that the total and the others would tell.

    Of fewer people than `least` only their number is told.
    """

    def safe(numbers: Numbers) -> dict[str, int | None]:
        if counts.total < least:
            return {}
        return dict(zip(numbers, shown_list(list(numbers.values()), least)[0], strict=True))

    return PublicCounts(
        total=counts.total,
        women=shown_part(counts.women, counts.total, least),
        sex=safe(counts.sex),
        age_band=safe(counts.age_band),
        social_group=safe(counts.social_group),
        settlement=safe(counts.settlement),
    )
