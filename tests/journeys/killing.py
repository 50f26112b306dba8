"""A server that can be killed at any moment, and people who act on it and note what it acknowledged."""

from __future__ import annotations

import http.client
import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from tapshyryk.config.paths import CHECKOUT

PATIENCE = 45
"""Seconds a start may take; the machine may be busy."""


@dataclass
class Installation:
    """A demonstration in a folder of its own; with no `database_url` its database is SQLite in there."""

    folder: Path
    database_url: str = ""
    server: subprocess.Popen[bytes] | None = None
    origin: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """The variables its commands run with: nothing of the test run's own."""
        ours = ("TAPSHYRYK_", "DJANGO_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        chosen = {"TAPSHYRYK_DATABASE_URL": self.database_url} if self.database_url else {}
        return {
            **kept,
            **chosen,
            "TAPSHYRYK_ENVIRONMENT": "demo",
            "TAPSHYRYK_VAR": str(self.folder),
            "TAPSHYRYK_LOG_LEVEL": "warning",
            "PYTHONPATH": f"{CHECKOUT / 'src'}{os.pathsep}{CHECKOUT}",
        }

    def run(self, *arguments: str, given: str = "") -> str:
        """Run a command of the product (`init`, …) and return what it prints."""
        return self._python("tapshyryk", *arguments, given=given)

    def ask(self, module: str, *arguments: str, given: Any = None) -> Any:
        """Run a module of these tests with the installation's settings; JSON in, JSON out."""
        return json.loads(self._python(f"tests.journeys.{module}", *arguments, given=json.dumps(given)))

    def _python(self, module: str, *arguments: str, given: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env={**self.environment, "DJANGO_SETTINGS_MODULE": "tapshyryk.config.settings.demo"},
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{module} {arguments}: {(done.stdout + done.stderr)[-3000:]}"
        return done.stdout

    def start(self, *options: str) -> None:
        """Serve on a free port and wait until it is ready."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        self.origin = f"http://127.0.0.1:{port}"
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tapshyryk", "serve", "--port", str(port), *options],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        give_up = time.monotonic() + PATIENCE
        while time.monotonic() < give_up:
            try:
                with urllib.request.urlopen(f"{self.origin}/readyz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        self.kill()
        raise AssertionError("the server did not become ready")

    def kill(self) -> None:
        """Kill the server with its workers and jobs, as a power cut to it would."""
        if self.server is not None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Shows the answer itself instead of following it."""

    def redirect_request(self, *args: object) -> None:
        """Follow nothing."""


@dataclass(frozen=True)
class Sent:
    """A form as it was sent: where, with which fields, under which key of its request."""

    path: str
    fields: dict[str, str]
    key: str = field(default_factory=lambda: str(uuid4()))


@dataclass
class Hand:
    """One person who acts again and again, over all lives of the server.

    `acknowledged` holds, by the key of the request, the kind and key of the subject each accepted form led
    to. What was sent and never answered is sent again, under the same key, in the next life.
    """

    account: int
    doings: Callable[[Hand], Iterator[Sent]]
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    unanswered: Sent | None = None
    refused: list[str] = field(default_factory=list)
    last: str = ""
    origin: str = ""

    def work(self, origin: str, stop: threading.Event) -> None:
        """Sign in and act until the server is gone."""
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), NoRedirect())
        self.origin = origin
        try:
            self._post("/en/work/sign-in/", f"/en/work/sign-in/as/{self.account}/", {})
            if self.unanswered is not None:
                self._send(self.unanswered)
            for sent in self.doings(self):
                if stop.is_set():
                    return
                self._send(sent)
        except (OSError, http.client.HTTPException):
            return

    def _send(self, sent: Sent) -> None:
        self.unanswered = sent
        led_to = self._post(sent.path, sent.path, {**sent.fields, "request_key": sent.key})
        found = re.search(r"/work/([a-z_]+)/([0-9a-f-]{36})/$", led_to)
        self.unanswered = None
        if found is None:
            self.refused.append(sent.path)
            return
        self.acknowledged[sent.key] = [found.group(1), found.group(2)]
        self.last = found.group(2)

    def _post(self, page: str, path: str, fields: dict[str, str]) -> str:
        """The address an accepted form leads to, empty for a refusal; raises OSError when unanswered."""
        with self.opener.open(self.origin + page, timeout=10) as answer:
            found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
        assert found is not None, page
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": found.group(1)}).encode()
        request = urllib.request.Request(self.origin + path, body, {"Referer": self.origin + page})
        try:
            with self.opener.open(request, timeout=10):
                return ""
        except urllib.error.HTTPError as answer:
            return str(answer.headers["Location"]) if answer.code == 302 else ""
