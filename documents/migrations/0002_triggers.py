"""The rules that the database keeps itself (`documents.database_rules`)."""

from django.db import migrations

from documents.database_rules import triggers
from documents.triggers import place_triggers, remove_triggers


def place(_apps, schema_editor):
    place_triggers(schema_editor.connection, triggers(schema_editor.connection.vendor))


def remove(_apps, schema_editor):
    remove_triggers(schema_editor.connection, triggers(schema_editor.connection.vendor))


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [migrations.RunPython(place, remove)]
