"""What verification reports: what was found, in which file, at which place."""

from dataclasses import dataclass, field

MOST_ALIKE = 5
"""Findings of one kind in one file that are told; one byte can spoil a whole file."""


class NotABundle(Exception):
    """The file is nothing that can be examined; `code` and `params` name the sentence that says why."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Finding:
    """Something that does not match: in which file of the bundle, and where in it."""

    code: str
    """Names the sentence."""
    file: str
    """A file of the bundle, or `archive` for what is around them."""
    entry: int | None = None
    """The line of that file, from 1; in entries.jsonl of a whole record also the entry's number."""
    byte: int | None = None
    """The place in the archive, from 0."""
    number: int | None = None
    """A size or a count that the sentence needs."""


@dataclass
class Report:
    """What verification found; `whole` when everything matches."""

    kind: str = "record"
    """`record` or `order`."""
    order: str = ""
    entries: int = 0
    """Entries whose content is in the bundle."""
    hidden: int = 0
    """Entries of which only the hash is."""
    size: int = 0
    root: str = ""
    sealed_at: str = ""
    checkpoints: int = 0
    keys: tuple[str, ...] = ()
    """The keys everything was verified with."""
    trusted: bool = False
    """Whether those keys were given by the reader rather than by the bundle."""
    findings: list[Finding] = field(default_factory=list)
    untold: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def find(self, code: str, file: str, **where: int | None) -> None:
        """Notes a finding, or counts it when enough of its kind are told."""
        alike = sum((known.code, known.file) == (code, file) for known in self.findings)
        if alike < MOST_ALIKE:
            self.findings.append(Finding(code, file, **where))
        else:
            self.untold += 1
