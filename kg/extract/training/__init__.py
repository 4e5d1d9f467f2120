"""Make the reader's trained models from annotated releases."""
