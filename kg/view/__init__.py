"""Rows from the store to what a page shows: frozen dataclasses, no HTML."""
