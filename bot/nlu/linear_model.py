"""A linear support vector machine over TF-IDF features, kept as plain NumPy arrays.

scikit-learn fits it in two seconds (a logistic regression of the same accuracy needs twenty and more), NumPy alone
applies it. Rasa's own LogisticRegressionClassifier loads through skops, whose import takes longer than everything else
in the start-up together.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Sequence, Tuple

import numpy as np

from bot.nlu.features import features

#: In how many questions a feature must occur, by kind: stem, pair of stems, piece of a word.
_SEEN = {"s": 1, "t": 2, "c": 3}

#: Weights are rounded to one part of so many.
_STEPS = 256


class Ranked(NamedTuple):
    """A label with its share of the probability (softmax, 0 to 1) and its distance from the decision plane."""

    name: str
    share: float
    margin: float


@dataclass(frozen=True)
class LinearModel:
    """Weights of shape (features, labels), biases of shape (labels,), and the vocabulary that orders the rows."""

    labels: List[str]
    vocabulary: Dict[str, int]
    idf: Any
    weights: Any
    biases: Any
    #: Turns margins into probabilities (softmax of margin times sharpness).
    sharpness: float

    @classmethod
    def fit(
        cls, texts: Sequence[str], labels: Sequence[str], *, strength: float, sharpness: float, seed: int
    ) -> "LinearModel":
        """Fit the model.

        Args:
            texts: training questions.
            labels: their intents, in the same order.
            strength: inverse of the L2 regularisation (scikit-learn's ``C``).
            sharpness: see the field of that name.
            seed: makes the fit repeatable.
        """
        from scipy.sparse import csr_matrix
        from sklearn.svm import LinearSVC

        counts = [features(text) for text in texts]
        frequency: "Counter[str]" = Counter(name for count in counts for name in count)
        # A piece seen in a question or two says nothing about others and would double the vocabulary; a rare word may.
        names = sorted(name for name, seen in frequency.items() if seen >= _SEEN[name[0]])
        vocabulary = {name: row for row, name in enumerate(names)}
        idf = np.array([1 + np.log((1 + len(texts)) / (1 + frequency[name])) for name in names], dtype=np.float32)
        rows, columns, values = [], [], []
        for row, count in enumerate(counts):
            index, value = _vector(count, vocabulary, idf)
            rows += [row] * len(index)
            columns += index
            values += list(value)
        matrix = csr_matrix((values, (rows, columns)), shape=(len(texts), len(names)), dtype=np.float32)
        fitted = LinearSVC(C=strength, random_state=seed).fit(matrix, list(labels))
        return cls(
            [str(label) for label in fitted.classes_],
            vocabulary,
            idf,
            # Half precision halves the memory; rounding makes most weights equal, so the model file packs fast and
            # small. Neither moves a probability by more than a hundredth.
            np.ascontiguousarray(np.round(fitted.coef_.T * _STEPS) / _STEPS, dtype=np.float16),
            fitted.intercept_.astype(np.float32),
            sharpness,
        )

    def rank(self, text: str) -> List[Ranked]:
        """Rank all labels, the best first; features never seen in training are left out."""
        index, value = _vector(features(text), self.vocabulary, self.idf)
        margins = self.biases + value @ self.weights[index].astype(np.float32) if index else self.biases.copy()
        shares = np.exp(self.sharpness * (margins - margins.max()))
        shares /= shares.sum()
        order = np.argsort(-shares, kind="stable")
        return [Ranked(self.labels[column], float(shares[column]), float(margins[column])) for column in order]

    def save(self, folder: Path) -> None:
        """Write the model into a folder."""
        np.savez(folder / "model.npz", idf=self.idf, weights=self.weights, biases=self.biases)
        names = {"labels": self.labels, "vocabulary": list(self.vocabulary), "sharpness": self.sharpness}
        (folder / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "LinearModel":
        """Read a model that :meth:`save` wrote."""
        names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        vocabulary = {name: row for row, name in enumerate(names["vocabulary"])}
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            return cls(
                names["labels"], vocabulary, arrays["idf"], arrays["weights"], arrays["biases"], names["sharpness"]
            )


def _vector(count: "Counter[str]", vocabulary: Dict[str, int], idf: Any) -> Tuple[List[int], Any]:
    """Weight the known features: sublinear term frequency times IDF, the whole vector at length one."""
    known = [(name, times) for name, times in count.items() if name in vocabulary]
    if not known:
        return [], np.zeros(0, dtype=np.float32)
    index = [vocabulary[name] for name, _ in known]
    value = np.array([1 + np.log(times) for _, times in known], dtype=np.float32) * idf[index]
    return index, (value / np.linalg.norm(value)).astype(np.float32)
