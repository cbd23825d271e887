def command(words):
    match words:
        case []:
            return None
        case ["go", ("north" | "south" | "east" | "west") as where]:
            return where
        case [str(first), *rest] if first.isidentifier() and rest:
            return first, rest
        case {"name": str() as name, "age": int(age) | float(age), **others}:
            return name, age, others
        case Point(x=0, y=-1.5) | Point(0, 2j):
            return "axis"
        case b"bytes" | None | True | 3 - 4j:
            return ...
        case a.b.c:
            return a
        case _:
            raise ValueError(words)


match = case = type = _ = 1
match[case](type)
print(match, case)
type X = int
type Pair[A, *B, **C] = tuple[A, *B] | C
