from __future__ import annotations
import abc, dataclasses as dc
from typing import ClassVar, Generic, TypeVar

T = TypeVar("T")


@dc.dataclass(frozen=True, slots=True)
class Node(Generic[T], metaclass=abc.ABCMeta):
    value: T
    left: Node[T] | None = None
    right: "Node[T] | None" = None
    count: ClassVar[int] = 0

    @property
    def depth(self): return 1 + max((n.depth for n in (self.left, self.right) if n), default=0)

    @depth.setter
    def depth(self, _): raise AttributeError("no") from None

    def __iter__(self):
        yield from self.left or ()
        x = yield self.value
        yield from self.right or ()
        return x

    class Inner(object):
        nonlocal_ = lambda self, *a, k=1, **kw: (a, k, kw)


def outer():
    n = 0
    def inner():
        nonlocal n
        global g
        g = n = n + 1
        return n
    return inner
