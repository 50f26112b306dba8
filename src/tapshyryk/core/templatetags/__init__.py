"""Presentation tags and filters, loaded in templates by `{% load look figures %}`."""
