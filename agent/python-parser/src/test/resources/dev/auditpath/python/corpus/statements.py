if a: pass
elif b: pass
elif c:
	x = 1
	if d:
		y = 2
else:
  while True:
     for i in range(3):
        if i: continue
        else: break
     else: pass
  else:
    pass
try:
    raise
except: pass
try: x
except A: y
except (B, C) as e: z
else: w
finally: v
global_ = 1; nonlocal_ = 2;
def f():
    global a, b
    a = 1; return
    # a comment that is indented

  # and one that is not
    """not a docstring"""
if x:
    if y:
        if z: pass
    
        
pass
