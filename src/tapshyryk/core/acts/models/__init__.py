"""The tables of the record."""

from tapshyryk.core.acts.models.act import Act, PrivatePart
from tapshyryk.core.acts.models.tree import Checkpoint, Leaf, Node, Pending, SealingKey

__all__ = ["Act", "Checkpoint", "Leaf", "Node", "Pending", "PrivatePart", "SealingKey"]
