"""SQLite as Django has it, but for triggers: changes of the schema keep them."""
