"""Lets `python -m tapshyryk` do what the `tapshyryk` command does."""

import sys

from tapshyryk.cli import main

if __name__ == "__main__":
    sys.exit(main())
