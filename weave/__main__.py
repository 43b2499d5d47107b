"""`python -m weave`: see weave/cli.py."""

import sys

from weave.cli import main

if __name__ == "__main__":
    sys.exit(main())
