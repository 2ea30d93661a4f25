"""What the tests of the page share."""

from __future__ import annotations

from pathlib import Path

ATTACK = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>"


def hostile_report(folder: Path) -> None:
    """Write a report whose every part tries to run, turn or burst the page."""
    (folder / "hostile.txt").write_text(
        f"---\ntitle: '{ATTACK}{'long' * 40}'\noutlet: \"\\u202Eevil <!-- outlet\"\n"
        "published: 2023-06-16\nurl: 'javascript:window.hacked=3'\n---\n"
        "South Korea's Joint Chiefs of Staff said that North Korea fired one short-range ballistic "
        "missile from Sunan toward the East Sea on June 15, 2023, and that it flew about 650 km "
        f"{ATTACK} \u202e{'w' * 300}.\n",
        encoding="utf-8",
    )
