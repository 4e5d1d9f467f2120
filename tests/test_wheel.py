"""The wheel works by itself, from any folder, without the repository beside it."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
#: What must be in the wheel beside code: where it is in the repository, and where in the wheel.
CARRIED = (
    ("ontology", "kg/resources/ontology", "*"),
    ("data/releases", "kg/resources/data/releases", "*"),
    ("data/gazetteer", "kg/resources/data/gazetteer", "*.tsv"),
    ("kg/query", "kg/query", "*.rq"),
    ("kg/export/queries", "kg/export/queries", "*.rq"),
    ("kg/view/queries", "kg/view/queries", "*.rq"),
    ("kg/extract/models", "kg/extract/models", "*"),
    ("web/templates", "web/templates", "*.html"),
    ("web/static", "web/static", "*"),
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def kg(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Install the wheel into an environment of its own; only what it depends on is borrowed from ours."""
    place = tmp_path_factory.mktemp("venv")
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    uv = shutil.which("uv", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    assert uv, "uv is needed to install the wheel; make setup brings it"
    install = [
        uv,
        "pip",
        "install",
        "--offline",
        "--no-deps",
        "--python",
        str(scripts / "python"),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (packages,) = place.rglob("site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return str(scripts / "kg")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return tmp_path


def run(kg: str, folder: Path, *arguments: str) -> str:
    done = subprocess.run([kg, *arguments], cwd=folder, env=environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "KG_STORE"}}


@contextmanager
def serving(kg: str, folder: Path) -> Iterator[str]:
    command = [kg, "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        line = server.stdout.readline()
        try:
            yield line.split(" at ")[1].split()[0]
        finally:
            server.terminate()


@pytest.mark.parametrize(("here", "there", "pattern"), CARRIED)
def test_the_wheel_carries_every_file_that_it_needs(wheel: Path, here: str, there: str, pattern: str) -> None:
    files = {
        path.relative_to(ROOT / here).as_posix() for path in (ROOT / here).rglob(pattern) if path.is_file()
    }
    wanted = {f"{there}/{file}" for file in files if "__pycache__" not in file}
    assert wanted
    assert wanted <= set(ZipFile(wheel).namelist())


def test_the_wheel_carries_the_editor_with_the_names_of_its_makers(wheel: Path) -> None:
    names = ("package.json", "yasgui.min.css", "yasgui.min.js")
    assert {f"web/static/vendor/yasgui/{name}" for name in names} <= set(ZipFile(wheel).namelist()), (
        "run npm ci"
    )


def test_the_wheel_carries_no_tests_and_nothing_of_the_work_place(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"kg", "web", "secrel-0.1.0.dist-info"}
    assert not [name for name in names if "__pycache__" in name or "node_modules" in name]


def test_the_demo_runs_from_any_folder(kg: str, elsewhere: Path) -> None:
    run(kg, elsewhere, "demo", "--no-serve")
    counts = json.loads(run(kg, elsewhere, "stats", "--json"))
    assert counts["releases"] == len(list((ROOT / "data" / "releases").glob("*.txt")))
    assert "Poland" in run(kg, elsewhere, "query", "country-partners", "country=GB")
    again = run(kg, elsewhere, "demo", "--no-serve")
    assert f"{counts['releases']} unchanged" in again
    with serving(kg, elsewhere) as url, urlopen(url) as page:
        assert page.status == 200
        assert b"<html" in page.read().lower()
        with urlopen(f"{url}/vendor/yasgui/yasgui.min.css") as style:
            assert style.status == 200
