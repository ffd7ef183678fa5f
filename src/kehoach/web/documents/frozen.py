"""What makes the database itself refuse to change what was issued, and to lose a number or a template."""

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

ISSUED: Final = "an issued document never changes"
NUMBERS: Final = "numbers of the register stay"
STEPS: Final = "steps of a document are append-only"
TEMPLATES: Final = "versions of a template are append-only"
_DOCUMENT: Final = "documents_officialdocument"
_FILE: Final = "documents_documentfile"
_ENTRY: Final = "documents_registerentry"
_STEP: Final = "documents_step"
_TEMPLATE: Final = "documents_officetemplate"


def _is_issued(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM {_DOCUMENT} d WHERE d.id = {row}.document_id AND d.state = 'issued')"


# What a number says stays; all that may happen to it is to be cancelled, before its document is issued.
_ENTRY_CHANGES: Final = (
    "OLD.state <> 'used' OR NEW.state <> 'cancelled' OR NEW.register_id <> OLD.register_id "
    "OR NEW.first <> OLD.first OR NEW.number <> OLD.number OR NEW.document_id <> OLD.document_id "
    f"OR NEW.dated <> OLD.dated OR {_is_issued('OLD')}"
)
# Name, table, verb, condition, what is said.
GUARDS: Final = (
    ("documents_issued_no_update", _DOCUMENT, "UPDATE", "OLD.state = 'issued'", ISSUED),
    ("documents_issued_no_delete", _DOCUMENT, "DELETE", "OLD.state = 'issued'", ISSUED),
    ("documents_file_no_update", _FILE, "UPDATE", _is_issued("OLD"), ISSUED),
    ("documents_file_no_delete", _FILE, "DELETE", _is_issued("OLD"), ISSUED),
    # The signed copy may come from the scanner a day later; it adds and changes nothing.
    (
        "documents_file_no_insert",
        _FILE,
        "INSERT",
        f"NEW.kind <> 'signed' AND {_is_issued('NEW')}",
        ISSUED,
    ),
    ("documents_number_no_change", _ENTRY, "UPDATE", _ENTRY_CHANGES, NUMBERS),
    ("documents_number_no_delete", _ENTRY, "DELETE", "1 = 1", NUMBERS),
    ("documents_step_no_update", _STEP, "UPDATE", "1 = 1", STEPS),
    ("documents_step_no_delete", _STEP, "DELETE", "1 = 1", STEPS),
    ("documents_template_no_update", _TEMPLATE, "UPDATE", "1 = 1", TEMPLATES),
    ("documents_template_no_delete", _TEMPLATE, "DELETE", "1 = 1", TEMPLATES),
)


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put the refusals in place; a second call changes nothing."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for name, table, verb, condition, said in GUARDS:
            if table not in tables:  # an early migration: a later one makes the table and guards it
                continue
            if connection.vendor != "postgresql":
                cursor.execute(
                    f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table} WHEN {condition} "
                    f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
                )
                continue
            # A condition of a trigger may not ask other tables here, so the function asks.
            row = "OLD" if verb == "DELETE" else "NEW"
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{said}'; END IF; RETURN {row}; END $$"
            )
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {name}()"
            )


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Take the refusals away: for a migration of the tables, and for a test that empties its database."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for name, table, *_ in GUARDS:
            if table not in tables:
                continue
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
