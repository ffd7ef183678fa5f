"""Make room for the templates of offices; documents made before were composed from the shipped ones."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kehoach.web.documents import frozen


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    frozen.guard(schema_editor.connection)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    frozen.unguard(schema_editor.connection)


def tell_what_was_shipped(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("documents", "OfficialDocument").objects.update(template_version=0)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_issued_stays"),
        ("organizations", "0006_what_units_took_over"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Tables are made anew where a field changes, and what the database refuses goes with them.
        migrations.RunPython(unguard, guard),
        migrations.RunPython(tell_what_was_shipped, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="officialdocument",
            name="template_version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="OfficeTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60, verbose_name="mẫu")),
                ("version", models.PositiveIntegerField(verbose_name="bản")),
                ("text", models.TextField(blank=True, verbose_name="nội dung")),
                ("restores", models.PositiveIntegerField(blank=True, null=True)),
                ("note", models.CharField(max_length=500, verbose_name="lý do")),
                ("created_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="office_templates",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu văn bản",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "key", "version"), name="office_template_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="office_template_versions_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("restores", 0), ("restores__isnull", False)),
                            _connector="OR",
                        ),
                        name="office_template_empty_is_shipped",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
