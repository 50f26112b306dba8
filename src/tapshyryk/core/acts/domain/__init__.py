"""The record's own mathematics and formats, without a framework, so that a verifier needs none."""
