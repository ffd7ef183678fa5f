"""`python -m kehoach` is the command `kehoach`."""

from kehoach.cli import main

raise SystemExit(main())
