"""Workspace: the signed-in home, what waits for me, and the guided page of every step."""
