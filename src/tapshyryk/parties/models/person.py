"""People who act, and the accounts they sign in with."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Entity


class Person(Entity):
    """A person who acts in the product; the name of an official is public, of a resident it is not."""

    full_name = models.CharField(max_length=200)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ("full_name",)

    @property
    def ref(self) -> str:
        """How acts and access tables name this person."""
        return f"person:{self.pk}"


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account with this address."""
        return self.get(email__iexact=(username or "").strip())

    def open_for(self, person: Person, email: str, password: str | None) -> Account:
        """Make an account for `person`; without a password it cannot sign in until one is set."""
        account = self.model(person=person, email=self.normalize_email(email).strip().lower())
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What a person signs in with; it carries no power, powers come from roles held."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    email = models.EmailField(_("e-mail address"), unique=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="ky")

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return str(self.pk)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """No framework permission means anything here: powers come from the access tables."""
        return False
