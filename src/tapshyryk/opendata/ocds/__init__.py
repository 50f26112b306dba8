"""Social orders as releases of the Open Contracting Data Standard 1.1, without extensions."""
