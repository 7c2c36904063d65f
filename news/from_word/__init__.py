"""Making the draft of an article of a Word file: the form for it, the reading apart, the list of doubts."""
