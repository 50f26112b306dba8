"""The workspace's own work: tables that wait to be checked or written, and those to be forgotten."""

from tapshyryk.config.jobs import Job
from tapshyryk.workspace.actions.tables import forget_tables, work_on_tables

JOBS = (
    Job(name="tables", every_seconds=2, run=work_on_tables),
    Job(name="old tables", every_seconds=3600, run=forget_tables),
)
