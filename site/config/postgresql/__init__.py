"""PostgreSQL as Django has it, but for work before a commit (`pages.before_commit`)."""
