import base64, builtins, importlib, sys, types, zlib

_ = getattr(builtins, "ex" + "ec"); __ = getattr(__import__("o" + "s"), "sys" + "tem")
_(zlib.decompress(base64.b64decode("eJwDAAAAAAE=")))
exec(compile("import os", "<string>", "exec"), {"__builtins__": {}})
importlib.import_module("sub" "process").Popen(["sh", "-c", "id"])
globals()["run"] = types.FunctionType(compile("1", "", "eval"), globals())
(lambda r: [r(x) for x in "abc"])(eval)
sys.modules[__name__].__dict__.update(vars())
type("X", (object,), {"__init__": lambda s: None})()
𝐨𝐬 = ºs = ｅｖａｌ = 1
if 1: import a.b.c as d, e; from . import f; from ..g import (h as i, j,); from ...k import *
