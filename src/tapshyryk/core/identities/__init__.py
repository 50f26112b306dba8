"""Who private people are: a card that is sealed before it is kept, for every room that registers people."""
