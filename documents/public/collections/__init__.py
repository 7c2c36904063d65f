"""Collections of documents (bộ văn bản)."""
