"""Reading the text of files. Knows neither Django nor the database, so that it can be shut in."""
