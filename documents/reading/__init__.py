"""What the text of a document says about the document itself. Pure: text in, findings out."""
