"""Says where the product's shipped data and its own writable folder lie, in a checkout and in a wheel."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of the `tapshyryk` package."""

_above = PACKAGE.parent.parent
CHECKOUT: Path | None = _above if (_above / "pyproject.toml").is_file() else None
"""The repository's root when running from a checkout, else None."""


def shipped(name: str) -> Path:
    """The folder `name` (`locale`, `rulebooks`, `demo`) that is shipped with the product.

    In a checkout it lies at the repository's root; the wheel carries it inside the package.
    """
    return CHECKOUT / name if CHECKOUT else PACKAGE / "shipped" / name


def var() -> Path:
    """The one writable folder: database, keys, uploads and made files. `TAPSHYRYK_VAR` moves it."""
    chosen = os.environ.get("TAPSHYRYK_VAR")
    return Path(chosen).absolute() if chosen else (CHECKOUT or Path.cwd()) / "var"
