"""Which articles and galleries lists show, in their order, in memory.

To say how much a list holds, and what stands on one of its later pages, a database walks through all of it at
every request. Here a list is a row of numbers in order, an article each: its length is known, and any place
in it is found at once. What a list shows of an article is read from the database as ever (`news.cards`). The
database says when what is in memory is out of date (`news.catalogue.version`).
"""
