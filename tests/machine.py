"""What the machine under the tests has."""

import shutil

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The browser for journeys; None where the machine has none."""
