#!/opt/env/bin/python3
# EASY-INSTALL-DEV-SCRIPT: 'acme==1.0','acme'
__requires__ = 'acme==1.0'
__import__('pkg_resources').require('acme==1.0')
__file__ = '/home/u/acme/bin/acme'
with open(__file__) as f:
    exec(compile(f.read(), __file__, 'exec'))
