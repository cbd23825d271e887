#!/bin/sh
'''exec' "/opt/a long path with spaces/bin/python3" "$0" "$@"
' '''
import sys
from acme.cli import main
if __name__ == "__main__":
    sys.argv[0] = sys.argv[0].removesuffix(".exe")
    sys.exit(main())
