"""The minutes of an assembly with their versions, signatures and scans, as the workspace shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from tapshyryk.assemblies.models import Assembly, MinutesVersion
from tapshyryk.assemblies.papers import COUNT_PHOTO, SIGNED_SCAN
from tapshyryk.core.documents.models import Document
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.files.models import Upload
from tapshyryk.parties.models import Person


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody who signs, and whether they have signed the newest draft."""

    person: Person
    role: str
    signed: bool
    signed_on_paper: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the minutes with the papers made of it."""

    version: MinutesVersion
    papers: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything about the minutes of one assembly; the newest version stands first."""

    officials: tuple[Official, ...]
    versions: tuple[Version, ...]
    files: tuple[Upload, ...]


def minutes_with_signatures(assembly: Assembly) -> Minutes:
    """The minutes as they stand; nothing in it before the assembly opened."""
    draft = assembly.minutes_draft()
    signed = {} if draft is None else {one.person_id: one.on_paper for one in draft.signatures.all()}
    papers = {paper.sha256: paper for paper in documents_of(assembly, public=False)}
    return Minutes(
        officials=tuple(
            Official(
                person=person,
                role=_role(assembly, person),
                signed=person.pk in signed,
                signed_on_paper=signed.get(person.pk, False),
            )
            for person in assembly.officials()
        ),
        versions=tuple(
            Version(one, tuple(papers[ref["sha256"]] for ref in one.papers if ref["sha256"] in papers))
            for one in assembly.minutes_versions.order_by("-number")
        ),
        files=tuple(files_of(assembly)),
    )


def files_of(assembly: Assembly) -> tuple[Upload, ...]:
    """The scans and photographs attached to an assembly, oldest first."""
    found = Upload.objects.filter(subject_type=assembly.lifecycle.name, subject_id=assembly.pk)
    return tuple(found.filter(purpose__in=(SIGNED_SCAN, COUNT_PHOTO)).order_by("uploaded_at"))


def published_files(assembly: Assembly) -> tuple[tuple[str, Upload], ...]:
    """The attached files with what each is, in the reader's words; none before the minutes are signed."""
    if assembly.state != "minuted":
        return ()
    names = {
        SIGNED_SCAN: gettext("Scan of the signed minutes"),
        COUNT_PHOTO: gettext("Photograph of the tally sheet"),
    }
    return tuple((names[file.purpose], file) for file in files_of(assembly))


def _role(assembly: Assembly, person: Person) -> str:
    if person.pk == assembly.chair_id:
        return gettext("Chair")
    return gettext("Secretary") if person.pk == assembly.secretary_id else gettext("Counting group")
