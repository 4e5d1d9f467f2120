"""Make all of the reader's models again, from annotated releases and, for the common words, a corpus."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.extract import confidence, features, states, tagger
from kg.extract.pipeline import Models
from kg.extract.training import crf
from kg.extract.training.annotated import read_annotated
from kg.extract.training.crf import Example
from kg.extract.training.states import train as train_states
from kg.extract.training.vocabulary import common_words
from kg.ingest.sources import read_releases

Say = Callable[[str], None]


def fit(examples: Sequence[Example], folder: Path, say: Say = lambda _: None) -> Models:
    """Write the models trained on `examples` into `folder`, and return them; the same data give the same bytes."""
    say(f"training the span tagger on {len(examples)} releases")
    spans = folder / tagger.MODEL.name
    crf.train(examples, spans)
    model = tagger.Tagger.load(spans)
    say("training the model of states")
    weights = train_states(examples, model)
    text = json.dumps(weights, indent=0, sort_keys=True) + "\n"
    (folder / states.MODEL.name).write_text(text, encoding="utf-8")
    return Models(model, weights, confidence.weights())


def train(folders: Sequence[Path], corpus: Path | None, say: Say) -> None:
    """Write the models that the package ships.

    `folders` hold annotated releases; `corpus` is read for the list of common words, which stays as it is without.
    """
    if corpus is not None:
        texts = (release.text for release in read_releases([corpus], on_fault=lambda fault: say(str(fault))))
        words = common_words(texts)
        features.COMMON_WORDS.write_text("\n".join(words) + "\n", encoding="utf-8")
        say(f"{len(words)} common words")
    fit([example for folder in folders for example in read_annotated(folder)], tagger.MODEL.parent, say)
