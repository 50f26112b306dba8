"""The measures: how fast and how heavy the product is, each beside a peer or a limit in the same run."""
