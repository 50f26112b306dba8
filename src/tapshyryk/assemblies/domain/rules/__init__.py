"""The rules a vote can be counted by, one module each: pure, exact, explained, ties settled openly."""
