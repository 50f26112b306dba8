"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class WorkspaceConfig(Room):
    """Workspace: one room of the house."""

    name = "tapshyryk.workspace"
    label = "workspace"
