"""Finds out in which letters a text file is written, with an eye for Kyrgyz ө, ү and ң."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import IO

from tapshyryk.core.importing.problems import ImportRefused

PIECE = 256 * 1024
SAMPLE = 128 * 1024
"""How many bytes of lines with other than ASCII letters are weighed."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32's begins with UTF-16's and so stands before it."""

ONE_BYTE = ("cp1251", "ptcp154", "kz1048", "koi8_r", "cp866", "mac_cyrillic")
"""One-byte encodings seen in Kyrgyzstan; where two fit equally well the earlier is taken."""

SHOWN = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
    "cp1251": "Windows-1251",
    "ptcp154": "PT154",
    "kz1048": "KZ-1048",
    "koi8_r": "KOI8-R",
    "cp866": "CP866",
    "mac_cyrillic": "Mac Cyrillic",
}
"""What the encodings are called in sentences."""

WITHOUT_KYRGYZ = frozenset({"cp1251", "koi8_r", "cp866", "mac_cyrillic"})
"""Encodings with no place for ө, ү and ң."""

FOLLOWERS = {
    "а": "абвгдзйклмнпрстцчшяң",
    "б": "аеиоруы",
    "в": "аеилоы",
    "г": "аеиоруыө",
    "д": "адеиоуыүө",
    "е": "гдйклмнрстш",
    "ж": "аеи",
    "з": "агдмоын",
    "и": "бвезийклмнрстцчшюя",
    "й": "лст",
    "к": "аеилорстуыө",
    "л": "абгдеиоучыьюя",
    "м": "аеиоуө",
    "н": "агдеиностучыүө",
    "о": "бвгдежйклмнопрстчш",
    "п": "аеиор",
    "р": "агдеикмностуыү",
    "с": "аеиклопстуыяө",
    "т": "авеикнорстуыьүө",
    "у": "гдзклмнпрстучю",
    "ф": "ио",
    "х": "о",
    "ц": "и",
    "ч": "аеинуыү",
    "ш": "аеикт",
    "щ": "еи",
    "ы": "бгезйклмнпрхшң",
    "ь": "нс",
    "ю": "щ",
    "ң": "ы",
    "ү": "злнршү",
    "ө": "знрт",
}
"""By letter, the letters that often follow it in Kyrgyz or Russian words; nine pairs of ten are these."""

ALPHABET = frozenset("абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя")
VOWELS = frozenset("аоеиыуүөэюяё")
TYPOGRAPHY = frozenset("«»№–—“”„‘’…°\u00a0")
AT_NO_START = frozenset("ьъың")
FOREIGN = frozenset("ґєіїўѓќљњћђџѕјҐЄІЇЎЃЌЉЊЋЂЏЅЈ")
"""Cyrillic letters of neither alphabet; in mixed-up code pages they stand for ө, ү and ң."""

_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"\S+")
_LOST = re.compile(r"[\u0400-\u04ff]*(?:[\u0400-\u04ff][?\ufffd]+[\u0400-\u04ff])[\u0400-\u04ff?\ufffd]*")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A found encoding: its name for Python and the length of its mark at the file's start, in bytes."""

    name: str
    mark: int = 0

    @property
    def shown(self) -> str:
        """What people call it."""
        return SHOWN[self.name]


def find_encoding(file: IO[bytes]) -> Encoding:
    """The encoding of a text file, read to its end and left at its start.

    Raises `ImportRefused`: `encoding.broken` for UTF-8 with damaged places, `encoding.unknown` for bytes
    that are no text in any encoding tried.
    """
    start = file.read(4096)
    file.seek(0)
    for mark, name in MARKS:
        if start.startswith(mark):
            _refuse_broken(file, name, len(mark))
            return Encoding(name, len(mark))
    if b"\0" in start:
        name = _sixteen_bits(start)
        _refuse_broken(file, name, 0)
        return Encoding(name)
    good, bad, sample = _weigh_utf8(file)
    file.seek(0)
    if bad == 0:
        return Encoding("utf-8")
    if good > 3 * bad:
        _refuse_broken(file, "utf-8", 0)
    return Encoding(_one_byte(sample))


def lost_letters(text: str) -> str:
    """The first word in which a question mark stands for a letter, or an empty text."""
    if "?" not in text and "\ufffd" not in text:
        return ""
    found = _LOST.search(text)
    return found.group() if found else ""


def foreign_letters(text: str) -> str:
    """The first word with Cyrillic letters that neither Kyrgyz nor Russian has, or an empty text."""
    if FOREIGN.isdisjoint(text):
        return ""
    return next((word for word in _WORDS.findall(text) if not FOREIGN.isdisjoint(word)), "")


def _refuse_broken(file: IO[bytes], name: str, skip: int) -> None:
    file.seek(skip)
    decoder = codecs.getincrementaldecoder(name)("strict")
    line = 1
    while True:
        piece = file.read(PIECE)
        try:
            line += decoder.decode(piece, final=not piece).count("\n")
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(name, errors="ignore")
            raise ImportRefused(
                "encoding.broken", line=line + good.count("\n"), encoding=SHOWN[name]
            ) from error
        if not piece:
            break
    file.seek(0)


def _sixteen_bits(start: bytes) -> str:
    """UTF-16 without a mark: which half of the pairs is nearly always 0 or 4 (ASCII and Cyrillic)."""
    even = start[: len(start) // 2 * 2]
    plain = {0x00, 0x04, 0x20}
    high_first = sum(byte in plain for byte in even[0::2])
    high_second = sum(byte in plain for byte in even[1::2])
    name = "utf-16-le" if high_second >= high_first else "utf-16-be"
    text = even.decode(name, errors="replace")
    expected = sum(" " <= c < "\x7f" or c in "\r\n\t" or "\u0400" <= c < "\u0530" for c in text)
    if expected < 0.8 * len(text) or "\0" in text:
        raise ImportRefused("encoding.unknown")
    return name


def _weigh_utf8(file: IO[bytes]) -> tuple[int, int, bytes]:
    """The characters beyond ASCII that are UTF-8, the bytes that are not, and a sample of both."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    sample = bytearray()
    while True:
        piece = file.read(PIECE)
        if b"\0" in piece:
            raise ImportRefused("encoding.unknown")
        if not piece.isascii() or decoder.getstate()[0]:
            text = decoder.decode(piece, final=not piece)
            escaped = len(re.findall(r"[\udc80-\udcff]", text))
            bad += escaped
            good += len(re.findall(r"[^\x00-\x7f]", text)) - escaped
            if len(sample) < SAMPLE:
                for line in piece.splitlines():
                    if not line.isascii() and len(sample) < SAMPLE:
                        sample += line[:2000] + b"\n"
        if not piece:
            return good, bad, bytes(sample)


def _one_byte(sample: bytes) -> str:
    scores: list[tuple[float, int, str]] = []
    for order, name in enumerate(ONE_BYTE):
        text = sample.decode(name, errors="replace")
        scores.append((_likeness(text) - 0.3 * order, -order, name))
    best, _, name = max(scores)
    if best <= 0:
        raise ImportRefused("encoding.unknown")
    return name


def _likeness(text: str) -> float:
    """How much `text` looks like Kyrgyz or Russian: above 0 for words, below for scrambled letters.

    All candidates have one character a byte, so their sums can be compared as they are.
    """
    score = 0.0
    for char, count in Counter(text).items():
        if char > "\x7f":
            score += count * (1.5 if char.lower() in ALPHABET else -1.5 if char in TYPOGRAPHY else -4.0)
    for word in _LETTERS.findall(text):
        if not word.isascii():
            score += _word_likeness(word)
    return score


def _word_likeness(word: str) -> float:
    small = word.lower()
    score = 0.0
    for letter, following in pairwise(small):
        score += 1.0 if following in FOLLOWERS.get(letter, "") else -2.0
        score += 0.5 if (letter in VOWELS) != (following in VOWELS) else -0.5
    if small[0] in AT_NO_START:
        score -= 3.0
    if word.islower() or word.istitle():
        score += 1.0 + 0.3 * len(word)
    elif not word.isupper():
        score -= 2.0 + 0.5 * len(word)
    return score
