"""What a column may hold: each parser turns a cell into a value or refuses it with a sentence."""
