"""From a Word file to the draft of an article. Knows neither Django nor the database: it is shut in."""
