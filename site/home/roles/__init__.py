"""Who may do what: the groups of staff, their permissions and the workflow between them.

Writers write, editors publish in their sections, librarians keep the documents, administrators run the site.
"""

from __future__ import annotations

from home.roles.names import (
    ADMINISTRATORS,
    CHIEF_EDITORS,
    EDITORS,
    LIBRARIANS,
    WRITERS,
    place_group_name,
)
from home.roles.setup import editors_of, set_up_place, setup_roles

__all__ = [
    "ADMINISTRATORS",
    "CHIEF_EDITORS",
    "EDITORS",
    "LIBRARIANS",
    "WRITERS",
    "editors_of",
    "place_group_name",
    "set_up_place",
    "setup_roles",
]
