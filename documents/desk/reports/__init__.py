"""Reports on the library for staff: what is cited, what is missing, what texts propose."""
