import functools


@functools.lru_cache(maxsize=None)
@(lambda f: f)
@registry["name"].register
@(x := y)
def f[T: (int, str), *Ts, **P](a: T, *args: *Ts, **kwargs: P.kwargs) -> T: ...


class A[T](B, metaclass=M, **kw): x: int; y: int = 1; (z): str = ''; a.b: int; a[0]: int = 2
class C: pass
class D(): "doc"


def g(a,
      b, # comment
      *,
      c): \
    return a
def h(): return
def i(): return *a, b
def j(): x = yield; y = yield 1; z = yield from j(); await_ = (yield)
