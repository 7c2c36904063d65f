"""The notes of changes that the database makes itself (`page_cache.notes`)."""

from django.db import migrations

from documents.triggers import place_triggers, remove_triggers
from page_cache.notes import notes


def place(_apps, schema_editor):
    place_triggers(schema_editor.connection, notes(schema_editor.connection.vendor))


def remove(_apps, schema_editor):
    remove_triggers(schema_editor.connection, notes(schema_editor.connection.vendor))


class Migration(migrations.Migration):
    dependencies = [
        ("page_cache", "0001_initial"),
        ("documents", "0002_triggers"),
        ("extraction", "0001_initial"),
        ("home", "0001_initial"),
        ("news", "0001_initial"),
        ("wagtailembeds", "0001_initial"),
    ]

    operations = [migrations.RunPython(place, remove)]
