"""A store as one file, in the formats of RDF, of spreadsheets and of network programs."""

from kg.export.formats import WRITERS, Writer, export

__all__ = ["WRITERS", "Writer", "export"]
