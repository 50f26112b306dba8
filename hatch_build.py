"""Compiles the catalogues of words when a wheel is built, so that an installation needs no further step."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Runs before the files are gathered."""

    def initialize(self, version: str, _build_data: dict[str, Any]) -> None:
        """Compiles every catalogue; a checkout compiles its own when it starts."""
        if version == "editable":
            return
        for file in Path(self.root, "locale").glob("*/*/LC_MESSAGES/django.po"):
            with file.open("rb") as source, file.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=file.parent.parent.name))
