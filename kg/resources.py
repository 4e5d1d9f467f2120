"""Where the ontology and the data tables lie: in the repository, or inside an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).parent

#: A wheel carries `ontology/` and `data/` in `kg/resources/`; a checkout has them beside `kg/`.
ROOT = PACKAGE / "resources" if (PACKAGE / "resources").is_dir() else PACKAGE.parent

ONTOLOGY = ROOT / "ontology"
DATA = ROOT / "data"
GAZETTEER = DATA / "gazetteer"
SAMPLE_RELEASES = DATA / "releases"
