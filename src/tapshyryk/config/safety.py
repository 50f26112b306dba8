"""Says in sentences what makes an environment unsafe for real use."""

from tapshyryk.config.environment import Environment

_SHORTEST_KEY = 50


def unsafe(environment: Environment, *, secret_key: str) -> list[str]:
    """What must be mended before production may start; each sentence says what to do."""
    found: list[str] = []
    if not secret_key:
        found.append("There is no secret key: run `tapshyryk init`, or set TAPSHYRYK_SECRET_KEY.")
    elif len(secret_key) < _SHORTEST_KEY or len(set(secret_key)) < 10:
        found.append(f"TAPSHYRYK_SECRET_KEY can be guessed: use at least {_SHORTEST_KEY} random characters.")
    if not environment.hosts:
        found.append("Nobody knows the site's name: list its host names in TAPSHYRYK_HOSTS.")
    elif any(host.startswith((".", "*")) or "*" in host for host in environment.hosts):
        found.append("TAPSHYRYK_HOSTS has a wildcard: list each host name in full.")
    on_sqlite = not environment.database_url or environment.database_url.startswith("sqlite")
    if on_sqlite and not environment.accept_sqlite:
        found.append(
            "The database is SQLite: set TAPSHYRYK_DATABASE_URL to a PostgreSQL, or accept one machine and "
            "one disk with TAPSHYRYK_ACCEPT_SQLITE=yes."
        )
    if environment.site_url.startswith("http://") and environment.https:
        found.append("TAPSHYRYK_SITE_URL begins with http://: write https://.")
    if environment.email_url.startswith("console"):
        found.append("E-mails would only be printed: set TAPSHYRYK_EMAIL_URL to your mail server.")
    if environment.log_level == "debug":
        found.append("The log tells too much for real use: set TAPSHYRYK_LOG_LEVEL to info.")
    return found
