"""Tables of the places room."""

from tapshyryk.places.models.place import Municipality, Oblast, PopulationFigure, Rayon, Settlement

__all__ = ["Municipality", "Oblast", "PopulationFigure", "Rayon", "Settlement"]
