"""Impact: results against targets, before and after, and what follows."""
