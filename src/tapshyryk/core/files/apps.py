"""Uploads as a Django application."""

from tapshyryk.core.rooms import Room


class FilesConfig(Room):
    """Files that people hand in."""

    name = "tapshyryk.core.files"
    label = "files"
