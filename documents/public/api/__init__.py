"""The library as data for programs: `GET /api/documents/` and `GET /api/documents/<id>/`."""
