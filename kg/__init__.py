"""Turns what governments publish about each other into a knowledge graph: release to facts to RDF to views."""
