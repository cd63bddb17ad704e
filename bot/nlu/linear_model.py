"""A linear support vector machine over TF-IDF features, kept as plain NumPy arrays.

scikit-learn fits it in two seconds (a logistic regression of the same accuracy needs twenty and more), NumPy alone
applies it. Rasa's own LogisticRegressionClassifier loads through skops, whose import takes longer than everything else
in the start-up together.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

import numpy as np

from bot.nlu.features import features

#: In how many questions a feature must occur, by kind: word, pair of words, piece of a word.
_SEEN = {"w": 1, "p": 2, "c": 3}


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
            # Half precision halves the memory and moves no probability by more than a thousandth.
            np.ascontiguousarray(fitted.coef_.T, dtype=np.float16),
            fitted.intercept_.astype(np.float32),
            sharpness,
        )

    def rank(self, text: str) -> Tuple[List[Tuple[str, float]], float]:
        """Rank the labels by probability, the best first; features never seen in training are left out.

        Also returns the share of the text's words that were seen in training (0 to 1; 0 for a text without words).
        """
        count = features(text)
        index, value = _vector(count, self.vocabulary, self.idf)
        scores = self.biases + value @ self.weights[index].astype(np.float32) if index else self.biases.copy()
        weights = np.exp(self.sharpness * (scores - scores.max()))
        weights /= weights.sum()
        order = np.argsort(-weights, kind="stable")
        words = [name for name in count if name[0] == "w"]
        known = sum(name in self.vocabulary for name in words) / len(words) if words else 0.0
        return [(self.labels[column], float(weights[column])) for column in order], known

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
