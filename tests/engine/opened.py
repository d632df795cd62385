"""Run a module as a command does, and note the files that it reads: `opened.py NOTES MODULE ...`.

It imports nothing of what it runs, so that the module's own imports are noted too.
"""

import os
import runpy
import sys


def main(notes: str, *command: str) -> None:
    """Run the module `command[0]` with its arguments; write a line for each file to `notes`."""
    found: set[str] = set()

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open":
            return
        path, _, flags = arguments
        is_read = isinstance(flags, int) and not flags & (os.O_WRONLY | os.O_RDWR)
        if is_read and isinstance(path, str | bytes | os.PathLike):
            found.add(os.path.realpath(os.fsdecode(path)))

    sys.addaudithook(look)
    sys.argv = list(command)
    try:
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
    finally:
        lines = "".join(f"{path}\n" for path in sorted(found))
        with open(notes, "w", encoding="utf-8") as file:  # noqa: PTH123 - no imports
            file.write(lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
