"""The functions of pydash that azure-ai-ml asks for, where the module is not there: Debian packages only the client."""

import sys

objects = sys.modules[__name__]


def get(obj, path, default=None):
    for name in str(path).split("."):
        obj = obj.get(name) if isinstance(obj, dict) else getattr(obj, name, None)
        if obj is None:
            return default
    return obj


def omit(obj, names):
    return {name: value for name, value in obj.items() if name not in names}


def set_(obj, path, value):
    *parents, last = path.split(".")
    for name in parents:
        obj = obj.setdefault(name, {})
    obj[last] = value
    return obj
