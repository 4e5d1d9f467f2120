"""The language SPARQL, apart from any store: its grammar, and queries as trees of it."""
