"""Papers as a Django application."""

from tapshyryk.core.rooms import Room


class DocumentsConfig(Room):
    """Documents made by the product."""

    name = "tapshyryk.core.documents"
    label = "documents"
