"""`python -m dragoman` is the command `dragoman`."""

from dragoman.cli.commands import dragoman

if __name__ == "__main__":
    dragoman()
