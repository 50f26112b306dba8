"""Messages waiting to be delivered, and letters already handed to a channel."""

from __future__ import annotations

from django.db import models


class Message(models.Model):
    """An act someone is to be told of; kept until every letter of it is handed over."""

    act_id = models.UUIDField(unique=True)
    verb = models.CharField(max_length=60)
    posted_at = models.DateTimeField(auto_now_add=True)
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("next_try_at",), name="outbox_waiting", condition=models.Q(delivered_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.act_id}"


class HandedOver(models.Model):
    """A letter of a message that a channel has taken, so that a retry does not send it twice."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="handed_over")
    channel = models.CharField(max_length=16)
    recipient = models.CharField(max_length=80)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="letter_once", fields=("message", "channel", "recipient")),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.message_id}"
