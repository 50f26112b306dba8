"""Settings, addresses and the process around the rooms; holds no rule of a social order."""
