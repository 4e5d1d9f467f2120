"""Who is tied to whom: what is asked for, the graph of it, its picture, and the words behind each tie."""
