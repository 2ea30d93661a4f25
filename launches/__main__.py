"""The command line as a module: ``python -m launches``."""

from launches.cli import main

if __name__ == "__main__":
    main()
