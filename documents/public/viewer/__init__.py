"""Reading the files of a document in the page."""
