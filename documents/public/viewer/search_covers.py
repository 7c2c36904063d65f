"""First pages of documents beside hits of the search. Read once, when the app is ready."""

from __future__ import annotations

from documents.public.viewer.covers import covers_at
from search.content import Kind
from search.results.pictures import register_pictures

register_pictures(Kind.DOCUMENT, covers_at)
