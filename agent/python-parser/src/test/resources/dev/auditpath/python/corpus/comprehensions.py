a = [x for x in range(10) if x % 2 if x > 3 for y in x]
b = {x: y for x, y in zip(a, a)}
c = {x for x in a} | {*a, *b} | {**b, 'k': 1}.keys()
d = (x async for x in agen()) if False else (yield_ for yield_ in a)
e = [[(i, j) for j in range(i)] for i in (lambda n: range(n))(5)]
f = any((hit := x) for x in a) and hit
g = lambda a, b=1, /, c=2, *args, d, e=3, **kw: (a, b, c, args, d, e, kw)
h = call(*a, 1, *b, k=2, **c, **d)(x for x in y)
i, *j, (k, [l, m]) = n = o = p
for q, in a: break
else: continue_ = 1
print(*a, sep='', end='') ; print((yield_))
assert a, "message"
del a[0], b.c, (d, [e])
