"""Fields of a result that are made when they are first asked for."""

from __future__ import annotations

from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Later:
    """A value that is not made yet; a field that holds one makes it when it is read.

    Parameters: make, a function without arguments.
    """

    __slots__ = ("make",)

    def __init__(self, make: Any) -> None:
        self.make = make


class Deferred(Generic[T]):
    """A field of a frozen dataclass that may be given as `Later`: ten million rows become arrays only for who reads them."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> Any: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Any:
        if instance is None:
            # No default: the dataclass asks for the field.
            raise AttributeError(self._name)
        value = instance.__dict__[self._name]
        if isinstance(value, Later):
            value = instance.__dict__[self._name] = value.make()
        return value

    def __set__(self, instance: object, value: T) -> None:
        instance.__dict__[self._name] = value
