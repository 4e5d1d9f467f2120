"""How right the reader is: its records beside annotated ones, by kind of fact, publisher and error."""
