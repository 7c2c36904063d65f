"""The published description, made stricter: what an answer holds beyond it is a fault as well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

DESCRIPTION = "urn:description"


class Contract:
    """What the description says of an address. Formats are checked, and no object may have other fields."""

    def __init__(self, description: Mapping[str, Any]) -> None:
        self.description = closed(deepcopy(dict(description)))
        resource = DRAFT202012.create_resource(self.description)
        self.registry = Registry().with_resource(DESCRIPTION, resource)

    def faults(self, address: str, status: int, answer: object) -> list[str]:
        """In what an answer differs from the description of its address and status."""
        (path,) = [path for path in self.description["paths"] if fits(path, address)]
        responses = self.description["paths"][path]["get"]["responses"]
        code = str(status)
        if code not in responses:
            return [f"{path}: {status} is not described"]
        pointer = "/".join(
            part.replace("/", "~1")
            for part in ("paths", path, "get", "responses", code, "content", "application/json", "schema")
        )
        validator = Draft202012Validator(
            {"$ref": f"{DESCRIPTION}#/{pointer}"}, registry=self.registry, format_checker=FormatChecker()
        )
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(answer)]


def fits(path: str, address: str) -> bool:
    """Whether an address is one of a described path: `/a/{id}/` of `/a/1/?b=c`."""
    pattern = "[^/]+".join(map(re.escape, re.split(r"\{\w+\}", path)))
    return re.fullmatch(pattern, address.partition("?")[0]) is not None


def closed(schema: Any) -> Any:
    """The schema with every object closed that names its fields."""
    if isinstance(schema, dict):
        for value in schema.values():
            closed(value)
        if schema.get("type") == "object" and "properties" in schema:
            schema.setdefault("additionalProperties", False)
    elif isinstance(schema, list):
        for value in schema:
            closed(value)
    return schema
