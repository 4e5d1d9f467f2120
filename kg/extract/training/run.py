"""Make all of the reader's models again, from annotated releases and, for the common words, a corpus."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.extract import features, states, tagger
from kg.extract.training import crf
from kg.extract.training.annotated import read_annotated
from kg.extract.training.states import train as train_states
from kg.extract.training.vocabulary import common_words
from kg.ingest.sources import read_releases


def train(folders: Sequence[Path], corpus: Path | None, say: Callable[[str], None]) -> None:
    """Write the models that the package ships; the same data give the same bytes.

    `folders` hold annotated releases; `corpus` is read for the list of common words, which stays as it is without.
    """
    if corpus is not None:
        words = common_words(release.text for release in read_releases([corpus], on_fault=lambda fault: say(str(fault))))
        features.COMMON_WORDS.write_text("\n".join(words) + "\n", encoding="utf-8")
        say(f"{len(words)} common words")
    examples = [example for folder in folders for example in read_annotated(folder)]
    say(f"{len(examples)} annotated releases; training the span tagger")
    crf.train(examples, tagger.MODEL)
    model = tagger.Tagger.load(tagger.MODEL)
    say("training the model of states")
    weights = train_states(examples, model)
    states.MODEL.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
