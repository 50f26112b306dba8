"""The tree against the published Certificate Transparency vectors, and against the RFC's own recursion."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.acts.domain import merkle
from tapshyryk.core.acts.domain.merkle import Edge, extends, includes, leaf_hash, node_hash

pytestmark = pytest.mark.pure

# The eight entries, the roots of their first n and the hashes of their subtrees as published with the
# reference implementation of Certificate Transparency (merkle_tree_test.cc) and repeated by its successors.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAF_0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
LEAF_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
LEAF_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
LEAF_6 = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f"
NODE_01 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
NODE_23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
NODE_45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
NODE_67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
NODE_0123 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
NODE_4567 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"


def grown(leaves):
    """An edge with the leaves added, and the nodes that would be stored, leaves included."""
    edge, stored = Edge(), {}
    for index, leaf in enumerate(leaves):
        stored[0, index] = leaf
        for level, at, made in edge.add(leaf):
            stored[level, at] = made
    return edge, stored


def proof_of(covers, stored):
    hashes = merkle.from_stored(stored)
    return [merkle.range_hash(cover, hashes) for cover in covers]


def recursive_root(leaves):
    """The root as RFC 6962 section 2.1 defines it, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(recursive_root(leaves[:k]), recursive_root(leaves[k:]))


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots(size):
    edge, _ = grown(map(leaf_hash, ENTRIES[:size]))
    assert edge.root().hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (0, 8, [LEAF_1, NODE_23, NODE_4567]),
        (5, 8, [LEAF_4, NODE_67, NODE_0123]),
        (2, 3, [NODE_01]),
        (1, 5, [LEAF_0, NODE_23, LEAF_4]),
    ],
)
def test_the_published_inclusion_proofs(index, size, proof):
    _, stored = grown(map(leaf_hash, ENTRIES))
    made = proof_of(merkle.inclusion_cover(index, size), stored)
    assert [step.hex() for step in made] == proof
    assert includes(
        leaf=leaf_hash(ENTRIES[index]), index=index, size=size, proof=made, root=bytes.fromhex(ROOTS[size])
    )


@pytest.mark.parametrize(
    ("old", "new", "proof"),
    [
        (1, 1, []),
        (1, 8, [LEAF_1, NODE_23, NODE_4567]),
        (6, 8, [NODE_45, NODE_67, NODE_0123]),
        (2, 5, [NODE_23, LEAF_4]),
        (6, 7, [NODE_45, LEAF_6, NODE_0123]),
    ],
)
def test_the_published_consistency_proofs(old, new, proof):
    _, stored = grown(map(leaf_hash, ENTRIES))
    made = proof_of(merkle.consistency_cover(old, new), stored)
    assert [step.hex() for step in made] == proof
    roots = {"old_root": bytes.fromhex(ROOTS[old]), "new_root": bytes.fromhex(ROOTS[new])}
    assert extends(old=old, new=new, proof=made, **roots)


def test_a_leaf_is_never_a_node():
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


SIZES = st.integers(1, 600)
LEAVES = [leaf_hash(str(number).encode()) for number in range(600)]
_, STORED = grown(LEAVES)


@given(SIZES)
def test_a_growing_edge_names_the_root_the_rfc_defines(size):
    edge, _ = grown(LEAVES[:size])
    assert edge.root() == recursive_root(LEAVES[:size])
    assert {level: len(tail) for level, tail in edge.tails.items() if tail} == {
        level: high - low for level, (low, high) in merkle.edge_ranges(size).items() if high > low
    }


@given(SIZES, st.data())
def test_every_leaf_is_proven_and_nothing_else_is(size, data):
    index = data.draw(st.integers(0, size - 1))
    root = recursive_root(LEAVES[:size])
    proof = proof_of(merkle.inclusion_cover(index, size), STORED)
    asked = {"leaf": LEAVES[index], "index": index, "size": size, "proof": proof, "root": root}
    assert includes(**asked)
    other = data.draw(st.integers(0, size + 5).filter(lambda number: number != index))
    assert not includes(**{**asked, "index": other})
    assert not includes(**{**asked, "leaf": leaf_hash(b"forged")})
    assert not includes(**{**asked, "root": leaf_hash(b"forged")})
    assert not includes(**{**asked, "proof": [*proof, root]})
    assert not includes(**{**asked, "size": 4 * size})
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        forged = [*proof[:at], leaf_hash(b"forged"), *proof[at + 1 :]]
        assert not includes(**{**asked, "proof": forged})
        assert not includes(**{**asked, "proof": proof[:-1]})


@given(SIZES, SIZES, st.data())
def test_a_tree_extends_its_own_past_and_no_other(one, other, data):
    old, new = min(one, other), max(one, other)
    old_root, new_root = recursive_root(LEAVES[:old]), recursive_root(LEAVES[:new])
    proof = proof_of(merkle.consistency_cover(old, new), STORED)
    asked = {"old": old, "old_root": old_root, "new": new, "new_root": new_root, "proof": proof}
    assert extends(**asked)
    rewritten = recursive_root([leaf_hash(b"forged"), *LEAVES[1:old]])
    assert not extends(**{**asked, "old_root": rewritten})
    assert not extends(**{**asked, "new_root": rewritten})
    assert not extends(**{**asked, "proof": [*proof, new_root]})
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        assert not extends(**{**asked, "proof": [*proof[:at], leaf_hash(b"forged"), *proof[at + 1 :]]})


@given(SIZES, st.data())
def test_a_proof_needs_few_stored_hashes(size, data):
    index = data.draw(st.integers(0, size - 1))
    needed = merkle.stored_ranges(merkle.inclusion_cover(index, size))
    kept = {
        (level, at): STORED[level, at]
        for level, rs in needed.items()
        for low, high in rs
        for at in range(low, high)
    }
    proof = proof_of(merkle.inclusion_cover(index, size), kept)
    assert proof == proof_of(merkle.inclusion_cover(index, size), STORED)
    assert len(kept) <= 2 * merkle.WIDTH * 3


def test_what_is_not_there_cannot_be_asked_for():
    with pytest.raises(ValueError, match="no leaf 3"):
        merkle.inclusion_cover(3, 3)
    with pytest.raises(ValueError, match="cannot extend"):
        merkle.consistency_cover(4, 3)
