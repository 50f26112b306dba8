"""Demo: the pilots as the founding sources print them, and the played example."""
