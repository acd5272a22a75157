"""The content format as JSON Schema, for editors: made from the model's types, which the reader follows too.

The reader takes every scalar as text, so a number, a flag or a date where text belongs is right here as well; and what
is left empty counts as not written. A schema therefore never refuses what gigfolio reads. Draft 7, which every
editor's YAML support knows (json-schema.org/draft-07).
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import msgspec

from gigfolio.content.descriptions import describe
from gigfolio.content.schema_types import Schema, fields_with_types, optional, type_schema
from gigfolio.model import entities, private
from gigfolio.model.settings import HOME_SECTIONS, PAGES, SECTIONS, Navigation, Settings

DRAFT = "http://json-schema.org/draft-07/schema#"


class File(NamedTuple):
    """A kind of file: what it holds, and whether once, as a list, or one entry of a collection in a file of its own."""

    struct: type[msgspec.Struct]
    shape: Literal["whole", "list", "entry"]
    about: str


# By the schema's name. A collection has two: `projects` for the list in one file, `project` for an entry's own file.
FILES: dict[str, File] = {
    "gigfolio": File(Settings, "whole", "gigfolio.yaml: the settings of the site."),
    "profile": File(entities.Profile, "whole", "Who you are, where to find you, whether you are free."),
    "rates": File(entities.Rates, "whole", "What you cost in public."),
    "experience": File(entities.Experience, "whole", "Work, education, talks: the fields of JSON Resume."),
    "network": File(entities.Network, "whole", "Memberships, communities, people you recommend."),
    "private-rates": File(private.PrivateRates, "whole", "Private: what you must earn."),
    "plan": File(private.WorkPlan, "whole", "Private: the next 90 days."),
}
_COLLECTIONS: dict[str, tuple[str, type[msgspec.Struct], str]] = {
    "projects": ("project", entities.Project, "A project: the case study and its proofs."),
    "testimonials": ("testimonial", entities.Testimonial, "What somebody said about your work."),
    "certifications": ("certification", entities.Certification, "A certificate that you hold."),
    "services": ("service", entities.Service, "What you do for clients."),
    "skills": ("skill", entities.Skill, "A skill."),
    "posts": ("post", entities.Post, "A text with a date."),
    "pages": ("page", entities.FreePage, "Any other page."),
    "interviews": ("interview", private.Interview, "Private: a talk with a client to be."),
    "proposals": ("proposal", private.Proposal, "Private: an offer."),
    "contacts": ("contact", private.Contact, "Private: somebody who helps you."),
}
for _name, (_entry, _type, _about) in _COLLECTIONS.items():
    FILES[_name] = File(_type, "list", f"A list. {_about}")
    FILES[_entry] = File(_type, "entry", _about)

# Fields whose texts come from a list that is no type of its own.
_NAMES: dict[tuple[type, str], Schema] = {
    (Settings, "sections"): {"type": "array", "items": {"enum": list(HOME_SECTIONS)}},
    (Navigation, "order"): {"type": "array", "items": {"enum": list(PAGES)}},
    (Settings, "permalinks"): {
        "type": "object",
        "properties": {name: {"type": ["string", "null"]} for name in SECTIONS},
        "additionalProperties": False,
    },
}
# Required fields that another field can fill: an Open Badges file names the certificate and its issuer.
_FILLED: dict[type, str] = {entities.Certification: "badge"}


def schemas() -> dict[str, Schema]:
    """Return every file's schema by name, in a steady order."""
    return {name: schema(name) for name in FILES}


def schema(name: str) -> Schema:
    """Return the schema of one kind of file (KeyError for a name that FILES does not have)."""
    file = FILES[name]
    definitions: dict[str, Schema] = {}
    whole = _struct(file.struct, definitions)
    if file.struct is Settings:
        profile = _reference(entities.Profile, definitions)
        whole["properties"]["profile"] = {"description": FILES["profile"].about, **optional(profile)}
    body = {"type": "array", "items": whole} if file.shape == "list" else whole
    head: Schema = {"$schema": DRAFT, "title": f"gigfolio: {name}", "description": file.about}
    return head | optional(body) | ({"definitions": definitions} if definitions else {})


def _struct(struct: type, definitions: dict[str, Schema]) -> Schema:
    """A struct's own schema; those of the structs in it are added to the definitions."""
    properties: dict[str, Schema] = {}
    required = []
    for name, (hint, is_required) in fields_with_types(struct).items():
        given = _NAMES.get((struct, name)) or type_schema(hint, lambda other: _reference(other, definitions))
        properties[name] = _described(struct, name, given if is_required else optional(given))
        if is_required:
            required.append(name)
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if struct in _FILLED:
        return made | {"anyOf": [{"required": required}, {"required": [_FILLED[struct]]}]}
    return made | ({"required": required} if required else {})


def _reference(struct: type, definitions: dict[str, Schema]) -> Schema:
    name = struct.__name__
    if name not in definitions:
        definitions[name] = {}  # so that a struct that holds itself ends here
        definitions[name] = _struct(struct, definitions)
    reference: Schema = {"$ref": f"#/definitions/{name}"}
    if not hasattr(struct, "short_form"):
        return reference
    return {"anyOf": [{"type": ["string", "number", "boolean"]}, reference]}


def _described(struct: type, name: str, given: Schema) -> Schema:
    """The field's schema under its description; a `$ref` is wrapped, since draft 7 ignores what stands beside it."""
    said = describe(struct, name)
    head: dict[str, Any] = {"description": said.text}
    if said.example:
        is_list = given.get("type") == "array" or "array" in given.get("type", ())
        head["examples"] = [[said.example] if is_list else said.example]
    return head | ({"allOf": [given]} if "$ref" in given else given)
