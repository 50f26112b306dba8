"""The ways named problems are put in order, one module each: pure, exact, explained, ties settled openly."""
