"""What the workspace keeps of its own: tables on their way into a registry."""

from tapshyryk.workspace.models.table_file import TableFile

__all__ = ("TableFile",)
