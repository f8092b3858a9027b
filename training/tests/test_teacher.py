"""A teacher's losses: nothing where the student is the teacher, less after a lesson, and sentences parted as the teacher parts them."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the training's own environment is not set up")

from dragoman.language.model_files import packaged
from dragoman_training import packed
from dragoman_training.pieces import Pieces, Window, batch
from dragoman_training.shorter import shorter
from dragoman_training.teacher import Teacher, apart, divergence
from dragoman_training.texts import bare

WEIGHTS = Path(str(packaged()))
TEXTS = (
    "Rebels rejected the plan on Monday. “We were not asked,” said Jane Roe, their spokeswoman in Strelsau.\n\nAid came.",
    "Two soldiers were killed.",
)


@pytest.fixture(scope="module")
def lesson():
    pieces = Pieces()
    return batch([Window(one, 0, len(one.words)) for one in map(bare, TEXTS)], pieces)


def test_who_reads_as_the_teacher_does_has_nothing_to_learn(lesson):
    rng = torch.Generator().manual_seed(1)
    parts = Teacher(packed.reader(WEIGHTS)).losses(packed.reader(WEIGHTS), lesson, rng)
    assert set(parts) == {"states", "upos", "feats", "names", "ends", "anchors", "arcs", "relations", "labels", "roles"}
    assert max(part.item() for part in parts.values()) < 1e-3


def test_a_shorter_model_learns(lesson):
    teacher = Teacher(packed.reader(WEIGHTS))
    student = shorter(teacher.model, (0, 2, 5))
    optimiser = torch.optim.AdamW(student.parameters(), lr=3e-4)
    rng = torch.Generator().manual_seed(1)
    sums = []
    for _ in range(6):
        loss = torch.stack(list(teacher.losses(student, lesson, rng).values())).sum()
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        sums.append(loss.item())
    assert sums[-1] < 0.6 * sums[0]


def test_sentences_are_parted_where_the_teacher_ends_them_or_a_paragraph_begins(lesson):
    ends = torch.full(lesson.first.shape, -1.0)
    ends[0, 6] = 1.0  # the full stop after Monday
    fence = apart(lesson, ends)
    assert [fence[0, 0, 6].item(), fence[0, 0, 7].item(), fence[0, 7, 21].item()] == [False, True, False]
    last = int(lesson.real[0].sum()) - 1
    assert fence[0, 7, last].item()
    assert fence[1, 0, int(lesson.real[1].sum())].item()


def test_divergence_is_nought_for_the_same_chances_and_else_more():
    logits = torch.tensor([[1.0, 2.0], [0.0, 0.5]])
    assert divergence(logits + 3, logits).item() == pytest.approx(0, abs=1e-6)
    assert divergence(-logits, logits).item() > 0.1
