a = 'one' "two" '''three
lines''' r"\raw" + b'bytes'.decode() + u"unicode"
b = rb"\x00" + Rb'\d' + bR"""x"""
c = "\N{SNOWMAN}\N{LATIN SMALL LETTER A WITH DIAERESIS}\x41\u0041\U0001F600\101\
continued"
d = f"{a}{a!r}{a!s:>10}{a:{'<'}{10}}{{literal}}{a=}{a = !r:^20}"
e = f'{f"{f'{f"{1 + 1}"}'}"}' rf"\d{a}" fr'{a:\n}'
f = f"""{
    a  # a comment
    + b
}{lambda_ if (lambda_ := 1) else [x for x in d]}"""
g = f"{'\n'.join(x for x in c)}" f'{x:%Y-%m-%d}' f"{(lambda: 1)()}" f"{d['k']}"
h = 'größe 名前 😀', b'\xff\377'
