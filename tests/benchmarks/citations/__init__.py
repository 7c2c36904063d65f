"""How well numbers of documents are found in running text, against places checked by reading.

`checked.jsonl` has a line for each of 150 pieces of text: the corpus, the id, the place of the piece in the
text (title, lead and body of news, one below the other) and the numbers in it with their places. The pieces
were drawn by chance among texts in which a figure stands beside a sign or letter that could make it a number,
and every such figure was read. A number counts where it has its symbol, or where "Nghị định" and a year stand
in its place; numbers of forms, standards and contracts do not.
"""
