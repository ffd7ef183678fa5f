"""Keep the name as it is searched, whatever its diacritics."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kehoach.vietnamese.text import key


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Organization = apps.get_model("organizations", "Organization")
    for organization in Organization.objects.filter(search_key="").iterator():
        organization.search_key = key(organization.name)
        organization.save(update_fields=["search_key"])


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="organization",
            name="search_key",
            field=models.CharField(blank=True, default="", max_length=220),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
