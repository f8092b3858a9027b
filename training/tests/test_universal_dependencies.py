"""CoNLL-U: sentences with trees, and the named entities of GUM's MISC column."""

from pathlib import Path

from dragoman_training.corpora.universal_dependencies import bundle, lessons, relation

TREEBANK = """\
# newdoc id = made-up
# newpar
# text = Envoys met in Geneva.
1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\tEntity=(1-person-new-cf1-1-sgl)
2\tmet\tmeet\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_
4\tGeneva\tGeneva\tPROPN\tNNP\tNumber=Sing\t2\tobl:tmod\t_\tEntity=(2-place-new-cf2-1-sgl)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# text = The Syrian team of Jane Roe left.
1\tThe\tthe\tDET\tDT\tDefinite=Def\t3\tdet\t_\tEntity=(3-organization-new-cf1-1-sgl
2\tSyrian\tSyrian\tADJ\tJJ\tDegree=Pos\t3\tamod\t_\t_
3\tteam\tteam\tNOUN\tNN\tNumber=Sing\t7\tnsubj\t_\t_
4\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
5\tJane\tJane\tPROPN\tNNP\tNumber=Sing\t3\tnmod\t_\tEntity=(4-person-new-cf1-1-sgl
6\tRoe\tRoe\tPROPN\tNNP\tNumber=Sing\t5\tflat\t_\tEntity=4)3)
7\tleft\tleave\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
8\t.\t.\tPUNCT\t.\t_\t7\tpunct\t_\t_

"""


def test_reads_a_document_with_its_trees_and_names(tmp_path: Path) -> None:
    path = tmp_path / "made-up.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (lesson,) = lessons(path, "gum")
    assert lesson.name == "made-up"
    assert lesson.words[:5] == ("Envoys", "met", "in", "Geneva", ".")
    assert lesson.opens == (True, *[False] * 12)
    assert lesson.ends == (*[False] * 4, True, *[False] * 7, True)
    assert lesson.heads is not None
    assert lesson.heads[:5] == (1, 1, 3, 1, 1)
    assert lesson.heads[7] == 11
    assert lesson.deprels is not None
    assert lesson.deprels[3] == "obl"
    assert lesson.names == ("O", "O", "O", "B-place", "O", "O", "B-nationality", "O", "O", "B-person", "I-person", "O", "O")


def test_relations_keep_only_the_subtypes_that_the_rules_need() -> None:
    assert [relation(label) for label in ("nsubj:pass", "nmod:poss", "obl:agent", "unheard-of")] == ["nsubj:pass", "nmod", "obl:agent", "dep"]


def test_bundles_keep_only_the_features_that_the_rules_need() -> None:
    assert bundle("Definite=Def|Number=Sing|PronType=Art") == "Number=Sing"
    assert bundle("_") == "_"
