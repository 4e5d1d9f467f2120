"""What Oxigraph does otherwise than SPARQL 1.1 says, a module each, and queries so put that it does as it says."""
