"""Queries from outside: refused where they reach out, limited in time and memory, run in processes of their own."""
