"""The Django application of the room."""

from tapshyryk.core.outbox.channels import provide_contacts
from tapshyryk.core.rooms import Room


class NeedsConfig(Room):
    """Needs: one room of the house."""

    name = "tapshyryk.needs"
    label = "needs"

    def ready(self) -> None:
        """Furnish the room and tell the outbox how people without an account are reached."""
        super().ready()
        from tapshyryk.needs.contacts import contact_of_author, contact_of_follower

        provide_contacts(contact_of_author, "problem_author")
        provide_contacts(contact_of_follower, "problem_follower")
