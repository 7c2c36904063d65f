"""The list of the library: its filters, their counts, its order, its addresses."""
