"""What staff do to published documents, and what is kept of it."""
