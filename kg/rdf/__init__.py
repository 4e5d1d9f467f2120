"""Facts as RDF: IRIs, triples, N-Quads, and the shapes that hold for them."""
