"""Tables of the delivery room."""

from tapshyryk.delivery.models.contribution import Contribution
from tapshyryk.delivery.models.group import Attendance, Enrolment, Group
from tapshyryk.delivery.models.recipient import Recipient, RecipientIdentity

__all__ = ["Attendance", "Contribution", "Enrolment", "Group", "Recipient", "RecipientIdentity"]
