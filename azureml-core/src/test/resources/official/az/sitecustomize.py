"""Debian pairs azure-cli 2.45 with an azure-mgmt-authorization that it was not written for.

The commands about roles ask operations for `config`, which the library keeps as `_config`, and end before any request.
"""

import importlib
import pkgutil

try:
    import azure.mgmt.authorization as library
except ImportError:
    versions = []
else:
    versions = [module.name for module in pkgutil.iter_modules(library.__path__) if module.name.startswith("v20")]
for version in versions:
    operations = vars(importlib.import_module(f"azure.mgmt.authorization.{version}.operations"))
    for name, kind in list(operations.items()):
        if name.endswith("Operations") and not hasattr(kind, "config"):
            kind.config = property(lambda self: self._config)
