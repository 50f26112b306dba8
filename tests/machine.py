"""What the machine under the tests has."""

import shutil

CHROMIUM = next(
    filter(
        None,
        map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")),
    ),
    None,
)
"""The browser for journeys; None where the machine has none.

The shell without windows takes half the processor of the whole browser and draws the same pages.
"""
