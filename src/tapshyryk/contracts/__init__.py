"""Contracts: what was agreed, its indicators, tranches and amendments."""
