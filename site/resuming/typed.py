"""What a form sent, packed to be sent once more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

__all__ = ["Typed"]

# Of the first sending only; the second has its own.
LEFT_OUT = {"csrfmiddlewaretoken"}


@dataclass(frozen=True)
class Typed:
    """The fields of a form in their order, and the address that they were sent to."""

    address: str
    fields: list[tuple[str, str]]
    had_files: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        fields = [
            (name, value) for name, values in request.POST.lists() if name not in LEFT_OUT for value in values
        ]
        return cls(request.get_full_path(), fields, had_files=bool(request.FILES))

    def packed(self) -> str:
        return json.dumps({"address": self.address, "fields": self.fields, "had_files": self.had_files})

    @classmethod
    def unpack(cls, data: QueryDict, root: str) -> Self:
        """What `packed` made. Raises ValueError where it is not, or would go anywhere but below `root`."""
        values = json.loads(data.get("typed", ""))
        try:
            address, fields = (
                str(values["address"]),
                [(str(name), str(value)) for name, value in values["fields"]],
            )
        except (KeyError, TypeError) as error:
            raise ValueError("no form") from error
        if not address.startswith(root) or not url_has_allowed_host_and_scheme(address, None):
            raise ValueError("not an address of the admin")
        return cls(address, fields, had_files=bool(values.get("had_files")))
