"""Modules that are not there: importing one succeeds, and all their names are classes that do nothing."""

import sys
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Protocol


# Of Protocol's metaclass, so that a class can have both a protocol and a placeholder for its bases.
class _Names(type(Protocol)):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        setattr(cls, name, _placeholder(name))
        return cls.__dict__[name]

    # For annotations such as `Tensor | None`.
    def __or__(cls, _other):
        return cls

    def __ror__(cls, _other):
        return cls

    def register(cls, *_args, **_named):
        """As a decorator; the metaclass has another `register`."""
        return lambda decorated: decorated


class Placeholder(metaclass=_Names):
    """Takes any arguments, has any attribute, can be called and subclassed, and is false."""

    _is_protocol = False

    def __init__(self, *_args, **_named):
        pass

    def __init_subclass__(cls, **_named):
        pass

    def __class_getitem__(cls, _item):
        return cls

    @classmethod
    def __get_pydantic_core_schema__(cls, _source, _handler):
        """Where it is a type, anything is of it."""
        from pydantic_core.core_schema import any_schema

        return any_schema()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder()

    def __call__(self, *_args, **_named):
        return Placeholder()

    def __bool__(self):
        return False


def _placeholder(name):
    """A class of its own for every name: no class can have the same base twice."""
    return type(name, (Placeholder,), {})


class _Module(ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        vars(self)[name] = _placeholder(name)
        return vars(self)[name]


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


class _Package(_Module):
    """Without its `__init__.py`: has the modules inside it that are real, and placeholders."""

    def __getattr__(self, name):
        fullname = f"{self.__name__}.{name}"
        if not name.startswith("__") and self.has_real(fullname):
            return import_module(fullname)
        return super().__getattr__(name)


class _RealParts(_Finder):
    """Finds the placeholders of packages of which a few modules are real."""

    def __init__(self, names, site_packages, real):
        super().__init__(names)
        self._site_packages = site_packages
        self._real = frozenset(real)
        self._parents = {
            ".".join(name.split(".")[:depth])
            for name in real
            for depth in range(1, name.count(".") + 1)
        }

    def has_real(self, fullname):
        """Is it a real module, or are there any inside it? `name.*` are all modules inside one."""
        return self._is_real(fullname) or fullname in self._parents

    def _is_real(self, fullname):
        parts = fullname.split(".")
        insides = (".".join([*parts[:depth], "*"]) for depth in range(1, len(parts)))
        return fullname in self._real or any(inside in self._real for inside in insides)

    def find_spec(self, fullname, _path=None, _target=None):
        if self._is_real(fullname):
            return None
        spec = super().find_spec(fullname)
        if spec is not None and fullname in self._parents:
            directory = self._site_packages.joinpath(*fullname.split("."))
            spec.submodule_search_locations.append(str(directory))
        return spec

    def create_module(self, spec):
        if spec.name not in self._parents:
            return super().create_module(spec)
        package = _Package(spec.name)
        package.has_real = self.has_real
        return package


def install_placeholders(names):
    """From now on the modules of these names, and those inside them, are placeholders."""
    sys.meta_path.insert(0, _Finder(names))


def keep_only(names, site_packages, real):
    """As `install_placeholders`, but the `real` modules inside them are themselves.

    real: `package.module`, or `package.*` for all modules inside one. What is above a real one
    comes without its `__init__.py`, unless it is named too.
    """
    sys.meta_path.insert(0, _RealParts(names, site_packages, real))


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
