"""Times markitdown in an interpreter that has it: reads a path a line, answers with the processor seconds it took."""

from __future__ import annotations

import sys
import time

from markitdown import MarkItDown


def main() -> None:
    """Answer every path with the seconds that turning it into text took."""
    converter = MarkItDown()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for path in sys.stdin:
        start = time.process_time()
        converter.convert(path.strip())
        sys.stdout.write(f"{time.process_time() - start}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
