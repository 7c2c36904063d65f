"""Documents from a spreadsheet: read, checked row by row, and taken in when the librarian says so."""
