"""Vietnamese writing: pure functions on text that know nothing of the site."""
