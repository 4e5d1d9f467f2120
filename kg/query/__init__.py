"""Questions, as files, and the answers to them."""
