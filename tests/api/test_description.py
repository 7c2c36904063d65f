"""The published description: where it is, that it is sound, and that nothing is missing in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from jsonschema import Draft202012Validator

from config.api import addresses
from documents.public.api.parameters import FILTERS, OTHERS
from search.facets import facets
from tests.api.contract import Contract, fits

pytestmark = pytest.mark.django_db


@pytest.fixture
def description(client):
    return client.get("/api/openapi.json").json()


def operations(description) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in description["paths"].items():
        for operation in methods.values():
            yield path, operation


def parameters(description, path) -> dict[str, dict[str, Any]]:
    return {each["name"]: each["schema"] for each in description["paths"][path]["get"]["parameters"]}


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for value in part.values():
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


def test_it_is_published_for_every_origin_and_sent_once(client):
    first = client.get(reverse("api_description"))
    assert first["Content-Type"] == "application/json; charset=utf-8"
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first.json()["openapi"].startswith("3.1")
    assert client.get(reverse("api")).content == first.content
    again = client.get("/api/openapi.json", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post("/api/openapi.json").status_code == 405


def test_it_asks_the_database_nothing(client, django_assert_num_queries):
    client.get("/api/openapi.json")
    with django_assert_num_queries(0):
        assert client.get("/api/openapi.json").status_code == 200


def test_no_page_with_code_from_elsewhere_comes_with_it(client):
    assert client.get("/api/docs/").status_code == 404


def test_every_address_is_described(description):
    routes = {f"/api/{pattern.pattern}" for pattern in addresses if str(pattern.pattern)}
    described = {path.replace("{", "<").replace("}", ">") for path in description["paths"]}
    assert {route.replace("int:", "") for route in routes} == described
    assert len(routes) > 5


def test_it_is_sound(description):
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    known = {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}
    assert set(references(description)) == known
    ids = [operation["operationId"] for _, operation in operations(description)]
    assert len(ids) == len(set(ids))


def test_everything_in_it_is_explained(description):
    bare = [
        name for name, each in description["components"]["schemas"].items() if not each.get("description")
    ]
    for path, operation in operations(description):
        named = {"summary": operation.get("summary"), "description": operation.get("description")}
        bare += [f"{path} {name}" for name, text in named.items() if not text]
        bare += [
            f"{path} {each['name']}"
            for each in operation["parameters"]
            if each["in"] == "query" and not each.get("description")
        ]
    assert bare == []


def test_parameters_of_a_path_are_in_the_path(description):
    for path, operation in operations(description):
        in_path = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
        assert all(f"{{{name}}}" in path for name in in_path)
        assert path.count("{") == len(in_path)


def test_the_parameters_that_are_read_are_those_described(description):
    assert set(parameters(description, "/api/documents/")) == {*FILTERS, *OTHERS}
    search = set(parameters(description, "/api/search/"))
    others = {"q", "kind", "from", "to", "sort", "marks", "facets", "page", "page_size"}
    assert search == {*others, *(facet.name for facet in facets())}


@pytest.mark.parametrize("path", ["/api/documents/", "/api/search/"])
def test_described_values_are_taken(client, description, path):
    for name, schema in parameters(description, path).items():
        values = [schema[key] for key in ("minimum", "maximum", "default") if key in schema]
        values += ["true", "false"] if schema["type"] == "boolean" else schema.get("enum", [])
        for value in values:
            # No document is there whose signer could be asked for.
            expected = 400 if name == "signer" else 200
            assert client.get(path, {name: value}).status_code == expected, (name, value)


def test_documents_outside_the_described_bounds_are_refused(client, description):
    for name, schema in parameters(description, "/api/documents/").items():
        values = [schema[key] + step for key, step in (("minimum", -1), ("maximum", 1)) if key in schema]
        values += ["x"] if schema["type"] != "string" or "enum" in schema or "format" in schema else []
        for value in values:
            assert client.get("/api/documents/", {name: value}).status_code == 400, (name, value)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"views": "3"}, "$.views"),
        ({"more": 1}, "Additional properties"),
        ({"files": [{"id": 1, "title": "a"}]}, "'downloads' is a required property"),
    ],
)
def test_what_differs_from_it_is_found(description, change, fault):
    right = {"views": 3, "downloads": 1, "files": []}
    contract = Contract(description)
    assert contract.faults("/api/counters/1/", 200, right) == []
    assert fault in "".join(contract.faults("/api/counters/1/", 200, right | change))
    assert contract.faults("/api/counters/1/", 302, right)


def test_an_address_fits_one_path(description):
    for path in description["paths"]:
        address = path.replace("{", "a").replace("}", "b")
        assert [each for each in description["paths"] if fits(each, address)] == [path]
