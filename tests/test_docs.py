"""What the documents say is what the code does."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from launches import schema
from launches.cli import cli

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_CODEBOOK = re.compile(r"(<!-- codebook: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def commands() -> dict[str, click.Command]:
    """Every command by its words: ``zones info``."""
    found: dict[str, click.Command] = {}

    def walk(command: click.Command, name: str) -> None:
        if isinstance(command, click.Group):
            for part, sub in command.commands.items():
                walk(sub, f"{name} {part}".strip())
        if name:
            found[name] = command

    walk(cli, "")
    return found


def with_codebooks(text: str) -> str:
    return _CODEBOOK.sub(lambda m: m[1] + schema.codebook(m[2]) + "\n" + m[3], text)


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text(encoding="utf-8")


def shell_blocks(readme: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)


def test_codebook_is_the_schema(readme: str) -> None:
    assert {m[2] for m in _CODEBOOK.finditer(readme)} == set(schema.TABLES)
    assert with_codebooks(readme) == readme, "run: python tests/test_docs.py"


def test_first_block_does_the_main_job_and_second_the_tests(readme: str) -> None:
    main, test = shell_blocks(readme)[:2]
    assert "launches run seeds/ --out out" in main
    assert "pytest" in test
    for block in (main, test):
        assert "-m venv" in block
        assert "pip install" in block


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_an_example_and_stands_in_the_readme(name: str, readme: str) -> None:
    text = CliRunner().invoke(cli, [*name.split(), "--help"]).output
    examples = re.findall(r"^\s+(?:\S+ .*\| )?launches (.+)$", text, re.MULTILINE)
    assert any(example.startswith(name) for example in examples), text
    assert f"launches {name}" in readme


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_is_explained(name: str) -> None:
    for parameter in commands()[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"


def test_commands_in_the_readme_exist(readme: str) -> None:
    known = commands()
    for block in shell_blocks(readme):
        for words in re.findall(
            r"^(?:.*&& |.*\| )?\s*(?:\S*/)?launches ([a-z][a-z -]*)", block, re.M
        ):
            first, *rest = words.split()
            name = f"{first} {rest[0]}" if first == "zones" else first
            assert name in known, name


def test_notebook_examples_run(
    readme: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from matplotlib.axes import Axes

    kept, fresh = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    for code in (kept, fresh):
        assert len([line for line in code.splitlines() if line.strip()]) <= 5
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for seed in (ROOT / "seeds").glob("2022-1[01]*.txt"):
        (tmp_path / "seeds" / seed.name).write_bytes(seed.read_bytes())
    names: dict[str, object] = {}
    exec(compile(kept, "README.md", "exec"), names)
    assert len(names["claims"]) > len(names["events"]) >= 60  # type: ignore[arg-type]
    exec(compile(fresh, "README.md", "exec"), names)
    assert isinstance(names["ax"], Axes)
    assert len(names["events"]) >= 2  # type: ignore[arg-type]


def test_files_that_the_readme_links_to_exist(readme: str) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target


def test_version_is_the_projects() -> None:
    import tomllib

    import launches

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert launches.__version__ == project["version"]


if __name__ == "__main__":
    README.write_text(with_codebooks(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
