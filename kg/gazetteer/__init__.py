"""The names that the people of the project have decided on, and how they are found in a text."""
