"""Erases the private part of an act, which is all that can ever be taken out of the record."""

from tapshyryk.core.acts.models import Act, PrivatePart


def forget(act: Act) -> bool:
    """Deletes what the act keeps apart, and the salt with it; returns whether there was anything.

    The act and its proof stay as they are. Call it inside the action that was asked to forget, which is an
    act itself and says on what ground.
    """
    deleted, _ = PrivatePart.objects.filter(act=act).delete()
    return deleted > 0
