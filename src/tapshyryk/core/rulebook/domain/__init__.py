"""Rulebooks as plain data: what a rule is, how a book is read and checked; no framework."""
