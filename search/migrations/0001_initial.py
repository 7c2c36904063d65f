from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from search.engines.tables import CREATE
from search.starting_abbreviations import STARTING_ABBREVIATIONS

# The tables of postings that hold an engine's terms, and in PostgreSQL the function that folds a column.
# What else stands in the database beside the tables of terms: in PostgreSQL the function that folds a column.
MORE = {
    "sqlite": ("CREATE VIRTUAL TABLE search_fts_terms USING fts5vocab('search_fts', 'row')",),
    "postgresql": (
        # Without a list of pending entries: until somebody tidies it up, each search reads the whole of it, and
        # the planner rather reads all postings.
        "CREATE INDEX search_postings_terms ON search_postings USING gin (terms) WITH (fastupdate = off)",
        "CREATE INDEX search_titles_terms ON search_titles USING gin (terms) WITH (fastupdate = off)",
        "CREATE INDEX search_titles_title ON search_titles (title text_pattern_ops)",
        "CREATE INDEX search_titles_day ON search_titles (day, entry_id)",
        # Marks are taken off before letters are made small, which then works in every locale of the server.
        """
        CREATE FUNCTION vn_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
            SELECT lower(translate(
                regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g'), 'ĐđÐðƉɖ', 'dddddd'
            ))
        $$
        """,
    ),
}
DROP = {
    "sqlite": (
        "DROP TABLE IF EXISTS search_titles",
        "DROP TABLE IF EXISTS search_fts_terms",
        "DROP TABLE IF EXISTS search_fts",
    ),
    "postgresql": (
        "DROP TABLE IF EXISTS search_titles",
        "DROP TABLE IF EXISTS search_postings",
        "DROP FUNCTION IF EXISTS vn_fold(text)",
    ),
}


def create_postings(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    kind = "VIRTUAL TABLE" if vendor == "sqlite" else "TABLE"
    tables = [f"CREATE {kind} {name} {columns}" for name, columns in CREATE[vendor].items()]
    for statement in (*tables, *MORE[vendor]):
        schema_editor.execute(statement, params=None)


def add_abbreviations(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    abbreviations = apps.get_model("search", "Abbreviation")
    abbreviations.objects.bulk_create(
        abbreviations(short=short, long=long) for short, long in STARTING_ABBREVIATIONS
    )


def drop_postings(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Abbreviation",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("short", models.CharField(help_text="LĐLĐ", max_length=40, verbose_name="short form")),
                (
                    "long",
                    models.CharField(help_text="Liên đoàn Lao động", max_length=255, verbose_name="long form"),
                ),
            ],
            options={
                "verbose_name": "abbreviation",
                "verbose_name_plural": "abbreviations",
                "constraints": [
                    models.UniqueConstraint(fields=("short", "long"), name="abbreviation_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndexState",
            fields=[
                (
                    "engine",
                    models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name="engine"),
                ),
                ("format", models.PositiveSmallIntegerField(verbose_name="format")),
                ("built_at", models.DateTimeField(auto_now=True, verbose_name="built")),
            ],
            options={
                "verbose_name": "state of the search index",
                "verbose_name_plural": "states of the search index",
            },
        ),
        migrations.CreateModel(
            name="OutboxChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("page_id", models.PositiveIntegerField(verbose_name="page")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
            ],
            options={
                "verbose_name": "change to be indexed",
                "verbose_name_plural": "changes to be indexed",
            },
        ),
        migrations.CreateModel(
            name="OutboxState",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("holder", models.CharField(blank=True, max_length=32, verbose_name="applied by")),
                ("leased_until", models.DateTimeField(null=True, verbose_name="until")),
                ("version", models.BigIntegerField(default=0, verbose_name="version")),
            ],
            options={
                "verbose_name": "state of the outbox",
                "verbose_name_plural": "states of the outbox",
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                # What every candidate is asked for stands before the long texts.
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "News"),
                            ("gallery", "Photo galleries"),
                            ("document", "Legal documents"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "facets",
                    models.TextField(
                        blank=True, help_text="See `search.facets.packed`.", verbose_name="filter values"
                    ),
                ),
                (
                    "listed_at",
                    models.BigIntegerField(
                        help_text="Seconds since 1970.", null=True, verbose_name="moment in lists"
                    ),
                ),
                ("title", models.TextField(verbose_name="title")),
                ("number", models.CharField(blank=True, max_length=255, verbose_name="number and symbol")),
                ("number_key", models.CharField(blank=True, max_length=255, verbose_name="normalised number")),
                (
                    "number_part",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        help_text="43 of 43/2007/ttbct.",
                        max_length=255,
                        verbose_name="first part of the number",
                    ),
                ),
                (
                    "source_id",
                    models.CharField(blank=True, max_length=100, verbose_name="identity in the source"),
                ),
                ("published_at", models.DateTimeField(null=True, verbose_name="published")),
                ("issued_on", models.DateField(null=True, verbose_name="issued on")),
                ("lead", models.TextField(blank=True, verbose_name="lead")),
                ("body", models.TextField(blank=True, verbose_name="body")),
                ("file_places", models.TextField(blank=True, verbose_name="pages of files")),
                ("file_texts", models.TextField(blank=True, verbose_name="texts of files")),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
            },
        ),
        migrations.CreateModel(
            name="FruitlessSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("date", models.DateField(verbose_name="day")),
                ("hits", models.PositiveIntegerField(default=0, verbose_name="times")),
                (
                    "query",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fruitless",
                        to="wagtailsearchpromotions.query",
                    ),
                ),
            ],
            options={
                "verbose_name": "search without result",
                "verbose_name_plural": "searches without result",
                "constraints": [
                    models.UniqueConstraint(fields=("query", "date"), name="fruitless_search_once_a_day"),
                ],
            },
        ),
        migrations.RunPython(create_postings, drop_postings),
        migrations.RunPython(add_abbreviations, migrations.RunPython.noop),
    ]
