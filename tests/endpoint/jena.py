"""Jena's command-line client, from Debian's package libapache-jena-java."""

import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

JARS = Path("/usr/share/java")
#: What the client needs of the Java packages that may lie there; others would be in its way.
NEEDED = re.compile(
    r"jena-|commons-|http|jackson-|gson|guava|failureaccess|.*dexx|jsonld|protobuf|.*thrift|titanium|.*json"
    r"|slf4j-(?:api|nop)|caffeine"
)
MOVED = "org/apache/jena/ext/xerces/"


def has_jena() -> bool:
    """Return whether the client can be started here."""
    return shutil.which("java") is not None and (JARS / "jena-cmds.jar").exists()


def class_path(scratch: Path) -> str:
    """Return where the client's classes are.

    Debian's build has moved the classes of one library and left the texts of its messages where they were; they
    are put beside the classes in `scratch`.
    """
    with ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(MOVED) and not name.endswith("/"):
                place = scratch / "xerces" / name.removeprefix(MOVED)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(jar.read(name))
    found = {jar.resolve() for jar in JARS.glob("*.jar") if NEEDED.match(jar.name) and jar.exists()}
    return ":".join([str(scratch), *sorted(map(str, found))])


def rsparql(classes: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the client and return what it said."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", classes, "arq.rsparql", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
