"""SQLite as Django has it, but that changes of the schema keep triggers, and for work before a commit."""
