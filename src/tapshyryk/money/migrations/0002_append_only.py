"""Makes the ledger append-only in the database itself."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from tapshyryk.money import guarding


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Installs the triggers."""
    guarding.install(schema_editor.connection)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Removes the triggers."""
    guarding.remove(schema_editor.connection)


class Migration(migrations.Migration):
    """Triggers against UPDATE, DELETE and TRUNCATE, and against transfers astray."""

    dependencies = [("money", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
