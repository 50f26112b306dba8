"""The steps people take in the parties room, each with its form."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.parties.actions.delegation import delegate_power, revoke_power
from tapshyryk.parties.actions.organisation import (
    close_organisation,
    correct_organisation,
    register_organisation,
    restore_organisation,
    suspend_organisation,
)
from tapshyryk.parties.actions.role import end_role, give_role
from tapshyryk.parties.forms.delegation import DelegatePowerForm
from tapshyryk.parties.forms.organisation import (
    CorrectOrganisationForm,
    ReasonForm,
    RegisterOrganisationForm,
)
from tapshyryk.parties.forms.role import EndRoleForm, GiveRoleForm
from tapshyryk.parties.models import Delegation, Membership, Organisation
from tapshyryk.places.models import Municipality


def organisation_of(municipality: Any) -> Organisation:
    """An organisation about to be registered in a municipality."""
    return Organisation(municipality=municipality)


def role_in(body: Any) -> Membership:
    """A role about to be given in a municipality or an organisation."""
    if isinstance(body, Municipality):
        return Membership(municipality=body)
    return Membership(organisation=body)


def delegation_by(organisation: Any) -> Delegation:
    """A power about to be delegated by a state body."""
    return Delegation(delegated_by=organisation)


STEPS = (
    Step(
        "organisation",
        "register_organisation",
        register_organisation,
        form=RegisterOrganisationForm,
        begins_at="municipality",
        begin=organisation_of,
        intro=N_("An organisation is registered once, under the number of its certificate."),
    ),
    Step(
        "organisation",
        "correct_organisation",
        correct_organisation,
        form=CorrectOrganisationForm,
        waits=False,
    ),
    Step("organisation", "suspend_organisation", suspend_organisation, form=ReasonForm, waits=False),
    Step("organisation", "restore_organisation", restore_organisation, form=ReasonForm, waits=False),
    Step("organisation", "close_organisation", close_organisation, form=ReasonForm, waits=False),
    Step(
        "membership",
        "give_role",
        give_role,
        form=GiveRoleForm,
        begins_at=("municipality", "organisation"),
        begin=role_in,
        intro=N_("A role gives power only in the place where it is given, and only for its term."),
    ),
    Step("membership", "end_role", end_role, form=EndRoleForm, waits=False),
    Step(
        "delegation",
        "delegate_power",
        delegate_power,
        form=DelegatePowerForm,
        begins_at="organisation",
        begin=delegation_by,
        intro=N_("A municipality may pay for a duty of the state only with the power and the money."),
    ),
    Step("delegation", "revoke_power", revoke_power, form=ReasonForm, waits=False),
)
