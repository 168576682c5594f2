"""Makes reference.json: numbers that scikit-learn gives for random labels and predictions.

python tests/compat/sklearn/make_reference.py        # needs scikit-learn (recorded: 1.9.1)
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn import calibration, metrics


def floats(values):
    return np.asarray(values, dtype=np.float64).tolist()


def regression(random):
    labels = random.standard_normal((173, 3)) * [1, 50, 0.01] + [0, 1e4, -3]
    predictions = labels + random.standard_normal((173, 3)) * [0.3, 20, 0.02]
    return {
        "labels": floats(labels),
        "predictions": floats(predictions),
        "mean_squared_error": floats(metrics.mean_squared_error(labels, predictions, multioutput="raw_values")),
        "mean_absolute_error": floats(metrics.mean_absolute_error(labels, predictions, multioutput="raw_values")),
        "root_mean_squared_error": floats(metrics.root_mean_squared_error(labels, predictions, multioutput="raw_values")),
        "r_squared": floats(metrics.r2_score(labels, predictions, multioutput="raw_values")),
        "pearson_correlation": floats([np.corrcoef(labels[:, c], predictions[:, c])[0, 1] for c in range(3)]),
    }


def areas(labels, scores):
    precision, recall, _ = metrics.precision_recall_curve(labels, scores)
    return {"auc": float(metrics.roc_auc_score(labels, scores)), "aucpr": float(metrics.auc(recall, precision))}


def binary(random, digits):
    labels = random.integers(0, 2, 211)
    scores = np.clip(0.5 + 0.25 * (labels - 0.5) + 0.25 * random.standard_normal(211), 0, 1).round(digits)
    false_positive_rates, true_positive_rates, _ = metrics.roc_curve(labels, scores, drop_intermediate=False)
    truth, mean = calibration.calibration_curve(labels, scores, n_bins=10)
    return {
        "labels": labels.tolist(),
        "scores": floats(scores),
        **areas(labels, scores),
        "false_positive_rates": floats(false_positive_rates),
        "true_positive_rates": floats(true_positive_rates),
        "fraction_positives": floats(truth),
        "mean_predicted_value": floats(mean),
    }


def classes(random):
    labels = random.integers(0, 4, 190)
    logits = random.standard_normal((190, 4)) + 1.5 * np.eye(4)[labels]
    probabilities = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    each = [areas(labels == c, probabilities[:, c]) for c in range(4)]
    return {
        "labels": labels.tolist(),
        "probabilities": floats(probabilities),
        "auc": [one["auc"] for one in each],
        "aucpr": [one["aucpr"] for one in each],
        "average_auc": float(metrics.roc_auc_score(labels, probabilities, multi_class="ovr", average="macro")),
    }


def questions(random):
    labels = random.integers(0, 2, (151, 3))
    probabilities = np.clip(0.5 + 0.4 * (labels - 0.5) + 0.3 * random.standard_normal((151, 3)), 0, 1)
    yes = probabilities > 0.5
    columns = range(3)
    return {
        "labels": labels.tolist(),
        "probabilities": floats(probabilities),
        "accuracy": [float(metrics.accuracy_score(labels[:, c], yes[:, c])) for c in columns],
        "precision": floats(metrics.precision_score(labels, yes, average=None)),
        "recall": floats(metrics.recall_score(labels, yes, average=None)),
        "f1": floats(metrics.f1_score(labels, yes, average=None)),
        "matthews_correlation": [float(metrics.matthews_corrcoef(labels[:, c], yes[:, c])) for c in columns],
        "auc": floats(metrics.roc_auc_score(labels, probabilities, average=None)),
    }


def averages(labels, predicted, average):
    def number(metric, **options):
        return float(metric(labels, predicted, average=average, **options))

    return {
        "precision": number(metrics.precision_score),
        "recall": number(metrics.recall_score),
        "f1": number(metrics.f1_score),
        "f_half": number(metrics.fbeta_score, beta=0.5),
        "f2": number(metrics.fbeta_score, beta=2),
    }


def classification(random, count, rows):
    labels = random.integers(0, count, rows)
    logits = random.standard_normal((rows, count)) + 1.2 * np.eye(count)[labels]
    probabilities = (np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)).round(6)
    predicted = probabilities.argmax(axis=1)
    each = range(count)
    return {
        "classes": count,
        "labels": labels.tolist(),
        "probabilities": floats(probabilities),
        "confusion_matrix": metrics.confusion_matrix(labels, predicted).tolist(),
        "accuracy": float(metrics.accuracy_score(labels, predicted)),
        "usual": averages(labels, predicted, "binary" if count == 2 else "macro"),
        "macro": averages(labels, predicted, "macro"),
        "micro": averages(labels, predicted, "micro"),
        "precision_per_class": floats(metrics.precision_score(labels, predicted, average=None)),
        "recall_per_class": floats(metrics.recall_score(labels, predicted, average=None)),
        "f1_per_class": floats(metrics.f1_score(labels, predicted, average=None)),
        "matthews_correlation": float(metrics.matthews_corrcoef(labels, predicted)),
        "matthews_correlation_per_class": [float(metrics.matthews_corrcoef(labels == c, predicted == c)) for c in each],
        "top_2_accuracy": float(metrics.top_k_accuracy_score(labels, probabilities, k=2)) if count > 2 else 1.0,
    }


def main():
    random = np.random.default_rng(20260601)
    made = {
        "scikit-learn": sklearn.__version__,
        "regression": regression(random),
        "binary": [binary(random, digits) for digits in (9, 2, 1)],
        "classes": classes(random),
        "questions": questions(random),
        "classification": [classification(random, count, rows) for count, rows in ((10, 300), (3, 60), (2, 80))],
    }
    Path(__file__).with_name("reference.json").write_text(json.dumps(made) + "\n")


if __name__ == "__main__":
    main()
