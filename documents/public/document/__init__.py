"""The page of a document, and every address below it."""
