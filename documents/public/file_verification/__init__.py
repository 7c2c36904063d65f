"""Whether a copy of a file is still the one the library offers."""
