"""Run the command line with ``python -m jiading_timeline``."""

from jiading_timeline.cli import main

raise SystemExit(main())
