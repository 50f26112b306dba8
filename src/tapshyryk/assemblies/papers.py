"""The names under which files and papers of this room are kept; `uploads.py` says who reads them."""

from typing import Final

SIGNED_SCAN: Final = "assemblies.signed_minutes"
"""A scan of the minutes signed by hand."""
COUNT_PHOTO: Final = "assemblies.count_photo"
"""A photograph of the paper on which the votes were counted."""
MINUTES: Final = "assemblies/minutes"
"""A draft of the minutes: not public until it is signed."""
