"""Needs: what people lack, found together and listed by priority."""
