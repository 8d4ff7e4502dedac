"""Modules that are not there: importing one succeeds, and all their names are classes that do nothing."""

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _Names(type):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder

    # For annotations such as `Tensor | None`.
    def __or__(cls, _other):
        return cls

    def __ror__(cls, _other):
        return cls


class Placeholder(metaclass=_Names):
    """Takes any arguments, has any attribute, can be called and subclassed, and is false."""

    def __init__(self, *_args, **_named):
        pass

    def __class_getitem__(cls, _item):
        return cls

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder()

    def __call__(self, *_args, **_named):
        return Placeholder()

    def __bool__(self):
        return False


class _Module(ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder


class _Finder(MetaPathFinder, Loader):
    def __init__(self, names):
        self._names = tuple(names)

    def find_spec(self, fullname, _path=None, _target=None):
        if not any(f"{fullname}.".startswith(f"{name}.") for name in self._names):
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec):
        return _Module(spec.name)

    def exec_module(self, module):
        pass


def install_placeholders(names):
    """From now on the modules of these names, and those inside them, are placeholders."""
    sys.meta_path.insert(0, _Finder(names))


def skip_initializers(site_packages, names):
    """Makes packages importable without running their `__init__.py`, which draw in all of SGLang."""
    for name in names:
        package = ModuleType(name)
        package.__path__ = [str(site_packages.joinpath(*name.split(".")))]
        sys.modules[name] = package


def provide(name, **members):
    """Puts a module with these members in the place of the real one."""
    module = ModuleType(name)
    vars(module).update(members)
    sys.modules[name] = module
