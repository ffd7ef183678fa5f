"""Which template of a document is in force in a unit, and the versions before it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kehoach.web.documents.models import OfficeTemplate, OfficialDocument
from kehoach.web.documents.models.template import SHIPPED
from kehoach.web.documents.outside import COMPOSERS
from kehoach.web.documents.refusals import TemplateUnusable
from kehoach.web.organizations.models import Organization
from kehoach.writing.template import Template, shipped, shipped_text
from kehoach.writing.template_check import TemplateRefused, read_template
from kehoach.writing.template_file import completed, written


def _used() -> tuple[str, ...]:
    """Return the templates that something is composed from, in the order of what is composed."""
    return tuple(dict.fromkeys(key for one in COMPOSERS.values() if (key := getattr(one, "template", ""))))


KEYS: Final = _used()


@dataclass(frozen=True, slots=True)
class InForce:
    """The template of a unit: its version (0: as it comes with the program), its text, its newest row."""

    key: str
    version: int
    text: str
    newest: OfficeTemplate | None = None

    @property
    def last(self) -> int:
        """Return the number of the newest row, by which a change knows that nobody came between."""
        return self.newest.version if self.newest else SHIPPED


def unit_of(organization: Organization) -> Organization:
    """Return whose templates an organization writes with."""
    return organization.unit or organization


def versions_of(organization: Organization, key: str) -> list[OfficeTemplate]:
    """Return the versions of a template, the newest first."""
    rows = OfficeTemplate.objects.filter(organization=unit_of(organization), key=key)
    return list(rows.select_related("created_by").order_by("-version"))


def newest_of(organization: Organization) -> Mapping[str, OfficeTemplate]:
    """Return the newest version of each template that a unit ever adapted."""
    rows = OfficeTemplate.objects.filter(organization=unit_of(organization)).select_related("created_by")
    return {row.key: row for row in rows.order_by("version")}


def in_force(organization: Organization, key: str) -> InForce:
    """Return the template in force."""
    rows = OfficeTemplate.objects.filter(organization=unit_of(organization), key=key)
    newest = rows.select_related("created_by").order_by("-version").first()
    if newest is None or newest.is_shipped:
        return InForce(key, SHIPPED, shipped_text(key), newest)
    return InForce(key, newest.version, newest.text, newest)


def text_of(organization: Organization, key: str, version: int) -> str | None:
    """Return the text of a version, of 0 the shipped one; None where there was no such version."""
    if version == SHIPPED:
        return shipped_text(key)
    row = OfficeTemplate.objects.filter(organization=unit_of(organization), key=key, version=version).first()
    return (row.text or shipped_text(key)) if row else None


def composing_template(organization: Organization, composer: str) -> tuple[Template | None, int]:
    """Return what a document is composed with, and its version; nothing where it has no template.

    :raises TemplateUnusable: the office's file no longer fits.
    """
    key = getattr(COMPOSERS.get(composer), "template", "")
    if not key:
        return None, SHIPPED
    found = in_force(organization, key)
    if found.version == SHIPPED:
        return shipped(key), SHIPPED
    return usable(key, found.text), found.version


def usable(key: str, text: str) -> Template:
    """Return the template of an office's file, completed by what a later issue of the program asks for.

    :raises TemplateUnusable: even so it does not fit.
    """
    try:
        return read_template(key, text)
    except TemplateRefused:
        try:
            return read_template(key, written(key, completed(key, text)))
        except (TemplateRefused, tomllib.TOMLDecodeError) as refusal:
            raise TemplateUnusable(key) from refusal


def has_new_template(document: OfficialDocument) -> bool:
    """Return whether the template of a draft has changed since it was composed."""
    if not document.template or document.template not in KEYS:
        return False
    return in_force(document.organization, document.template).version != document.template_version
