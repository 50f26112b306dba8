"""Where a value comes from, and what another source says instead."""
