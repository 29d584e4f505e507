"""`python -m tests.bench.initiative_models`: what the choice of initiatives is worth on hands held out, and why.

Three folds, each hand whole, each judged by a model of all others: names by group of texts and by confidence, how far a
confidence can be believed, kinds, parents. Then rules and lexicons alone, and one fold with a quarter and a half of the
hands to learn from. Takes some minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.config import Config, load_config
from pipeline.extract.initiatives.extractor import InitiativeExtractor
from pipeline.extract.initiatives.model import ChoiceModel
from pipeline.extract.initiatives.training import folds_of
from pipeline.extract.initiatives.training.examples import Example, Gold, forms_of, matched
from pipeline.extract.initiatives.training.train import Lesson, crossed, learn, lessons, untrained
from pipeline.records import Initiative
from pipeline.run.learning import read_examples

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
CONFIDENT = (0.7, 0.8, 0.9)
_NUMBERED = re.compile(r"([bd])(\d+)-")
"""b: sentences of bureaus; d: sought to be odd, from d14 on official prose."""
_OFFICIAL = 14


def group_of(hand: str) -> str:
    numbered = _NUMBERED.match(hand)
    if numbered is None:
        return "sentences, other" if (CORPUS / "initiatives" / f"{hand}.yaml").exists() else "whole reports"
    if numbered[1] == "b":
        return "sentences of bureaus, b"
    return "official prose, d14 and later" if int(numbered[2]) >= _OFFICIAL else "odd sentences, d1 to d13"


class Hit(NamedTuple):
    """A name that was found, its gold where there is one, and whether it comes out at the model's threshold."""

    hand: str
    confidence: float
    gold: Gold | None
    kind: bool
    parent: bool


class Tally(NamedTuple):
    hits: list[Hit]
    missed: list[tuple[str, Gold]]
    clean: tuple[int, int]
    """Texts that name nothing: in how many nothing was found, and how many there are."""

    def line(self, hands: Sequence[str], least: float = 0.0) -> str:
        found = [hit for hit in self.hits if hit.hand in hands and hit.confidence >= least]
        right = sum(hit.gold is not None and not hit.gold.optional for hit in found)
        extra = sum(hit.gold is None for hit in found)
        due = sum(hit.hand in hands and hit.gold is not None and not hit.gold.optional for hit in self.hits)
        due += sum(hand in hands for hand, _ in self.missed)
        precision, recall = right / max(1, right + extra), right / max(1, due)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{due:5} names  P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"


def tally(extractor: InitiativeExtractor, examples: Sequence[Example]) -> Tally:
    hits: list[Hit] = []
    missed: list[tuple[str, Gold]] = []
    clean = quiet = 0
    for example in examples:
        found = list(extractor.extract(example.document, ()))
        names = {one.id: one for one in found}
        if not example.gold:
            quiet, clean = quiet + 1, clean + (not found)
        left = set(range(len(found)))
        for gold, at in matched(example.gold, [(one.name, *one.aliases) for one in found]):
            if at is not None:
                left.remove(at)
                one = found[at]
                child = _is_child(one, gold, names)
                hits.append(Hit(example.hand, one.confidence, gold, one.kind in gold.kinds, child))
            elif not gold.optional:
                missed.append((example.hand, gold))
        hits += [Hit(example.hand, found[at].confidence, None, kind=False, parent=False) for at in sorted(left)]
    return Tally(hits, missed, (clean, quiet))


def _is_child(found: Initiative, gold: Gold, names: dict[str, Initiative]) -> bool:
    parent = names.get(found.parent or "")
    if parent is None or gold.parent is None:
        return parent is None and gold.parent is None
    return bool(forms_of((parent.name, *parent.aliases)) & forms_of((gold.parent,)))


def held_out(examples: Sequence[Example], taught: Sequence[Lesson], config: Config) -> Iterator[Tally]:
    folds = folds_of(examples)
    for hands, learned in zip(folds, crossed(taught, folds, config), strict=True):
        yield _judged(examples, hands, learned.model(), config)


def _judged(examples: Sequence[Example], hands: Sequence[str], model: ChoiceModel, config: Config) -> Tally:
    judged = [one for one in examples if one.hand in hands and not one.damaged]
    return tally(InitiativeExtractor(config, model), judged)


def merged(parts: Sequence[Tally]) -> Tally:
    clean = sum(part.clean[0] for part in parts), sum(part.clean[1] for part in parts)
    return Tally([hit for part in parts for hit in part.hits], [one for part in parts for one in part.missed], clean)


def main() -> None:
    config = load_config()
    examples = read_examples(config)
    taught = lessons(examples, config)
    folds = folds_of(examples)
    hands = [hand for fold in folds for hand in fold]
    whole = merged(list(held_out(examples, taught, config)))
    print(f"all {'':<38} {whole.line(hands)}")
    for name in sorted({group_of(hand) for hand in hands}):
        print(f"{name:<42} {whole.line([hand for hand in hands if group_of(hand) == name])}")
    for least in CONFIDENT:
        print(f"{f'of confidence {least} and above':<42} {whole.line(hands, least)}")
    _print_details(whole)
    rules = _judged(examples, hands, untrained(), config)
    print(f"{'rules and lexicons alone':<42} {rules.line(hands)}")
    others = [hand for fold in folds[1:] for hand in fold]
    for share in (4, 2, 1):
        some = set(others[::share]) | {"lexicon"}
        model = learn([one for one in taught if one.example.hand in some], config).model()
        judged = _judged(examples, folds[0], model, config)
        print(f"{f'fold 1, learned from {len(some) - 1} hands':<42} {judged.line(folds[0])}")


def _print_details(whole: Tally) -> None:
    known = [hit for hit in whole.hits if hit.gold is not None and not hit.gold.optional]
    children = [hit for hit in known if hit.gold is not None and hit.gold.parent]
    print(f"texts that name nothing: {whole.clean[0]} of {whole.clean[1]} give nothing")
    print(f"kind {sum(hit.kind for hit in known) / len(known):.3f} of {len(known)}")
    print(f"parent {sum(hit.parent for hit in children) / max(1, len(children)):.3f} of {len(children)}")
    print("confidence, right, names")
    error = 0.0
    for low in range(10):
        inside = [
            hit
            for hit in whole.hits
            if low / 10 <= hit.confidence < (low + 1) / 10 or (low == 9 and hit.confidence >= 1)
        ]
        if inside:
            said = sum(hit.confidence for hit in inside) / len(inside)
            right = sum(hit.gold is not None for hit in inside) / len(inside)
            error += abs(said - right) * len(inside) / len(whole.hits)
            print(f"  {said:.2f}  {right:.2f}  {len(inside)}")
    print(f"expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()
