"""The record of acts: what was done, by whom, on what ground, so that nobody can change it unseen."""
