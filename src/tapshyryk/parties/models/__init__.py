"""Tables of the parties room."""

from tapshyryk.parties.models.organisation import Organisation
from tapshyryk.parties.models.person import Account, Person
from tapshyryk.parties.models.role import Delegation, Membership

__all__ = ["Account", "Delegation", "Membership", "Organisation", "Person"]
