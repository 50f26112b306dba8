"""The rules a vote can be counted by, one module each: pure, exact, explained, equal numbers settled openly."""
