"""Claims in the forms of other communities: schema.org, W3C PROV, followthemoney statements."""

from nameplate.claim.export.money_trail import to_statements
from nameplate.claim.export.prov import to_prov
from nameplate.claim.export.schema_org import to_schema_org

__all__ = ["to_prov", "to_schema_org", "to_statements"]
