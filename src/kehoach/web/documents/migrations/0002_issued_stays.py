"""Make the database itself refuse to change what was issued."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kehoach.web.documents import frozen


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    frozen.guard(schema_editor.connection)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    frozen.unguard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
