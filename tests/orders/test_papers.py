"""The approved technical task is kept with the act, in both languages of the country."""

import hashlib
import io

import pytest
from django.core.files.storage import default_storage
from pypdf import PdfReader

from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.models import Document
from tapshyryk.core.documents.storing import documents_of
from tests.orders.stages import approved, submitted
from tests.world import World

pytestmark = pytest.mark.django_db


def text_of(paper: Document) -> str:
    """What the stored paper says, line breaks as spaces."""
    with default_storage.open(paper.stored_as) as file:
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == paper.sha256
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_technical_task_is_printed_when_it_is_approved(world: World) -> None:
    order = approved(world)
    papers = {paper.language: paper for paper in documents_of(order)}
    act = Act.objects.get(verb="approve_order")
    assert [paper["sha256"] for paper in act.documents] == [papers["ky"].sha256, papers["ru"].sha256]
    kyrgyz, russian = text_of(papers["ky"]), text_of(papers["ru"])
    for said in ("Техникалык тапшырма", "Биз мектепке даярбыз", "950 000 сом", "1 000 000 сом", "№ 14"):
        assert said.replace("\u00a0", " ") in kyrgyz.replace("\u00a0", " "), said
    for said in ("Техническое задание", "грант на общественно полезный проект", "оплата труда"):
        assert said in russian, said


def test_nothing_is_printed_before(world: World) -> None:
    assert documents_of(submitted(world)) == ()
