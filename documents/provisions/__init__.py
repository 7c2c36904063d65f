"""Provisions of published documents: rows and HTML made of their texts, kept true to them by the worker."""
