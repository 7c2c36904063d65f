"""The published documents of the library in memory, by all that lists are narrowed and sorted by.

A list of a hundred thousand documents has some six hundred choices, and each tells how many documents stand
behind it. To count them a database walks through all documents at every request; here a choice is a set of
bits, a document each, and to count is to compare bits. The database says when what is in memory is out
of date (`documents.catalogue.version`).
"""
