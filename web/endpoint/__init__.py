"""The SPARQL endpoint: the protocol, its limits, and what it says of itself."""
