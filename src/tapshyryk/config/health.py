"""Answers machines that ask whether the process lives and whether it is ready to serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


def unapplied_migrations() -> list[str]:
    """Names of the migrations that the database still lacks, `app.name` each; raises `DatabaseError`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers at all."""
    return JsonResponse({"alive": True})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and is up to date, else 503 with what is missing."""
    try:
        missing = unapplied_migrations()
    except DatabaseError:
        return JsonResponse({"ready": False, "missing": "database"}, status=503)
    if missing:
        return JsonResponse({"ready": False, "missing": f"{len(missing)} migrations"}, status=503)
    return JsonResponse({"ready": True})
