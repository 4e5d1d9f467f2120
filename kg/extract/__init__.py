"""Document -> mentions -> facts: rules and trained models, without files, clock or RDF."""
