"""The Django application of the room."""

from tapshyryk.core.access.actors import provide_holdings
from tapshyryk.core.outbox.channels import provide_contacts
from tapshyryk.core.rooms import Room


class PartiesConfig(Room):
    """Parties: people, organisations, the roles they hold and the powers delegated to them."""

    name = "tapshyryk.parties"
    label = "parties"

    def ready(self) -> None:
        """Furnish the room and tell the core where roles and contacts are kept."""
        super().ready()
        from tapshyryk.parties.holdings import contact_of_person, holdings_of_person

        provide_holdings(holdings_of_person)
        provide_contacts(contact_of_person)
