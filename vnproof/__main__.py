"""`python -m vnproof` is the command `vnproof`."""

from vnproof.cli import main

if __name__ == "__main__":
    main()
