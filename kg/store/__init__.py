"""Quads to and from an engine; above this line nobody knows which."""
