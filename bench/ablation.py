"""What each part of the reader adds: the headline with rules only, with the tagger, with the model of states.

    python bench/ablation.py ../shared/gold/train ../shared/gold/dev [data/annotations ...]

The models are trained on the first folder and the releases of the others are read. The confidence of facts plays
no part in the scores.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.scores import HEADLINE, compare
from kg.extract.names import Name
from kg.extract.pipeline import Models, read_facts
from kg.extract.tagger import Tagged, Tagger
from kg.extract.training.annotated import read_annotated
from kg.extract.training.run import fit
from kg.model.record import record_of
from kg.text import Document


class NoTagger(Tagger):
    """A tagger that sees nothing: what is left are the gazetteers and the rules."""

    def tag(self, document: Document, names: Sequence[Name]) -> list[Tagged]:
        """Return no spans."""
        del document, names
        return []


def main(train: Path, tests: Sequence[Path]) -> None:
    """Print a row for each variant and folder: the headline, then the rows it is the mean of."""
    with tempfile.TemporaryDirectory() as folder:
        models = fit(list(read_annotated(train)), Path(folder))
    blind = NoTagger(models.tagger.labels, models.tagger._into.T, {})  # noqa: SLF001 - the same model, seeing nothing
    variants = {
        "rules only": Models(blind, {}, models.confidence),
        "+ tagger": Models(models.tagger, {}, models.confidence),
        "+ model of states": models,
    }
    print(f"{'':20}{'':18}{'HEADLINE':>10}" + "".join(f"{row[:9]:>10}" for row in HEADLINE))
    for test in tests:
        examples = list(read_annotated(test))
        gold = {str(example.record["id"]): example.record for example in examples}
        for name, variant in variants.items():
            found = {
                i: record_of(read_facts(e.document.release, variant))
                for i, e in zip(gold, examples, strict=True)
            }
            scores = compare(gold, found)
            rows = "".join(f"{scores.row(row).f1:10.3f}" for row in HEADLINE)
            print(f"{test.name:20}{name:18}{scores.headline()[2]:10.3f}{rows}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(arg) for arg in sys.argv[2:]])
