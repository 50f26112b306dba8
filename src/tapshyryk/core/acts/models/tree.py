"""The sealed record: leaves in their final order, the tree above them, signed checkpoints."""

from django.db import models

from tapshyryk.core.acts.models.act import Act


class Pending(models.Model):
    """An act that waits to be sealed; written by the database's own trigger with the act, removed by sealing.

    Writers only ever insert here, so they never wait for one another, and an act that commits late is simply
    found by the next sealing, whatever its key.
    """

    act = models.OneToOneField(
        Act, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )

    def __str__(self) -> str:
        return f"pending {self.act_id}"


class Leaf(models.Model):
    """The place of an act in the tree: its index from 0, given once, at sealing."""

    index = models.BigIntegerField(primary_key=True)
    act = models.OneToOneField(Act, models.DO_NOTHING, related_name="leaf")
    hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name_plural = "leaves"

    def __str__(self) -> str:
        return f"leaf {self.index}"

    @property
    def number(self) -> int:
        """The entry's number for people and addresses, from 1."""
        return self.index + 1


class Node(models.Model):
    """The root of a full subtree of 2**level leaves; kept for levels 4, 8, 12 … only.

    Node `index` covers leaves from index * 2**level. The levels between are hashed again from at most
    sixteen stored nodes, which costs microseconds and saves fourteen of fifteen rows.
    """

    pk = models.CompositePrimaryKey("level", "index")
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"node {self.level}/{self.index}"


class Checkpoint(models.Model):
    """The state of the tree at one size, signed: whoever keeps it can later prove any change."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField(help_text="when it was sealed, by the machine's clock")
    note = models.TextField(help_text="the signed text, as published")

    def __str__(self) -> str:
        return f"checkpoint at {self.size}"


class SealingKey(models.Model):
    """A public key under which checkpoints were signed, with the moment it was first used."""

    verifier = models.CharField(max_length=300, primary_key=True, help_text="name+id+base64, as published")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.verifier
