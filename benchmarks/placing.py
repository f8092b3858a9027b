"""Where on a page of the documentation what was measured goes."""

from pathlib import Path


def put(page: Path, name: str, block: str) -> None:
    """Put a block between `<!-- NAME -->` and the `<!-- end -->` after it; a page without such a place stays as it is."""
    before, mark, rest = page.read_text(encoding="utf-8").partition(f"<!-- {name} -->")
    if mark:
        page.write_text(f"{before}{mark}\n\n{block}\n\n<!-- end -->{rest.partition('<!-- end -->')[2]}", encoding="utf-8")
