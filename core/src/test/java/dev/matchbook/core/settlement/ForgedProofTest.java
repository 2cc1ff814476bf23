package dev.matchbook.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not the proof that the tree gave proves nothing. */
class ForgedProofTest {
  private static final int TREES = 40;

  private final Random random = new Random(Seeds.of(ForgedProofTest.class));
  private final RandomTrades trades = new RandomTrades(random);
  private final List<Case> cases = new ArrayList<>();

  private record Case(Trade trade, byte[] leaf, List<byte[]> proof, MerkleTree tree) {
    boolean isProvenBy(List<byte[]> other) {
      return MerkleTree.verify(leaf, other, tree.root());
    }
  }

  @BeforeEach
  void someProofsOfTreesOfMoreThanOneLeaf() {
    for (int i = 0; i < TREES; i++) {
      List<Trade> batch = trades.list(2 + random.nextInt(i < 10 ? 3 : 299));
      MerkleTree tree = MerkleTree.ofTrades(batch);
      int index = random.nextInt(tree.size());
      cases.add(new Case(batch.get(index), tree.leaf(index), tree.proof(index), tree));
    }
    assertThat(cases).allMatch(c -> c.isProvenBy(c.proof));
  }

  @Test
  void tradeWithOneComponentChangedIsNotProven() {
    for (Case c : cases) {
      ChangedTrades.of(c.trade)
          .forEach(
              (name, changed) -> {
                boolean leaves = name.equals("makerLeaves") || name.equals("takerLeaves");
                byte[] leaf = TradeLeaf.hash(changed);
                assertThat(MerkleTree.verify(leaf, c.proof, c.tree.root()))
                    .as("%s of %s", name, c.trade)
                    .isEqualTo(leaves);
              });
    }
  }

  @Test
  void anyBitOfAnySiblingCounts() {
    for (Case c : cases) {
      for (int i = 0; i < c.proof.size(); i++) {
        for (int bit = 0; bit < 256; bit++) {
          assertThat(c.isProvenBy(with(c.proof, i, flipped(c.proof.get(i), bit)))).isFalse();
        }
      }
    }
  }

  @Test
  void anyBitOfLeafAndRootCounts() {
    for (Case c : cases) {
      for (int bit = 0; bit < 256; bit++) {
        byte[] root = c.tree.root();
        assertThat(MerkleTree.verify(flipped(c.leaf, bit), c.proof, root)).isFalse();
        assertThat(MerkleTree.verify(c.leaf, c.proof, flipped(root, bit))).isFalse();
      }
    }
  }

  @Test
  void droppedSiblingProvesNothing() {
    for (Case c : cases) {
      for (int i = 0; i < c.proof.size(); i++) {
        List<byte[]> shorter = new ArrayList<>(c.proof);
        shorter.remove(i);
        assertThat(c.isProvenBy(shorter)).isFalse();
      }
      assertThat(c.isProvenBy(List.of())).isFalse();
    }
  }

  @Test
  void addedSiblingProvesNothing() {
    for (Case c : cases) {
      List<byte[]> added = new ArrayList<>(nodes(c));
      added.add(new byte[32]);
      for (int i = 0; i <= c.proof.size(); i++) {
        for (byte[] node : added) {
          List<byte[]> longer = new ArrayList<>(c.proof);
          longer.add(i, node);
          assertThat(c.isProvenBy(longer)).isFalse();
        }
      }
    }
  }

  @Test
  void siblingSwappedWithAnotherNodeOfTheTreeProvesNothing() {
    for (Case c : cases) {
      for (int i = 0; i < c.proof.size(); i++) {
        for (byte[] node : nodes(c)) {
          boolean same = Arrays.equals(node, c.proof.get(i));
          assertThat(c.isProvenBy(with(c.proof, i, node))).isEqualTo(same);
        }
      }
    }
  }

  @Test
  void siblingsInAnotherOrderProveNothing() {
    for (Case c : cases) {
      for (int i = 1; i < c.proof.size(); i++) {
        List<byte[]> swapped = with(c.proof, i, c.proof.get(i - 1));
        swapped.set(i - 1, c.proof.get(i));
        assertThat(c.isProvenBy(swapped)).isFalse();
      }
    }
  }

  @Test
  void whatIsNotOf32BytesProvesNothing() {
    assertThat(MerkleTree.verify(new byte[64], List.of(), new byte[64])).isFalse();
    assertThat(MerkleTree.verify(new byte[31], List.of(), new byte[31])).isFalse();
    for (Case c : cases) {
      byte[] root = c.tree.root();
      byte[] leaf = c.leaf;
      assertThat(MerkleTree.verify(Arrays.copyOf(leaf, 31), c.proof, root)).isFalse();
      assertThat(MerkleTree.verify(Arrays.copyOf(leaf, 64), c.proof, root)).isFalse();
      assertThat(MerkleTree.verify(leaf, c.proof, Arrays.copyOf(root, 33))).isFalse();
      byte[] sibling = c.proof.get(0);
      assertThat(c.isProvenBy(with(c.proof, 0, Arrays.copyOf(sibling, 33)))).isFalse();
      assertThat(c.isProvenBy(with(c.proof, 0, Arrays.copyOf(sibling, 31)))).isFalse();
    }
  }

  /** It is as in OpenZeppelin's; that leaves are hashed twice is what keeps a trade from it. */
  @Test
  void innerNodeIsUnderTheRootButTheLeafOfNoTrade() {
    for (Case c : cases) {
      byte[] parent = SlowTree.pair(c.leaf, c.proof.get(0));
      List<byte[]> above = c.proof.subList(1, c.proof.size());
      assertThat(MerkleTree.verify(parent, above, c.tree.root())).isTrue();
      assertThat(TradeLeaf.encode(c.trade).length).isGreaterThan(64);
      assertThat(MerkleTree.verify(parent, c.proof, c.tree.root())).isFalse();
    }
  }

  /** The proof, the leaf, the root and what is between them. */
  private static List<byte[]> nodes(Case c) {
    List<byte[]> nodes = new ArrayList<>(c.proof);
    nodes.add(c.leaf);
    byte[] node = c.leaf;
    for (byte[] sibling : c.proof) {
      node = SlowTree.pair(node, sibling);
      nodes.add(node);
    }
    return nodes;
  }

  private static List<byte[]> with(List<byte[]> proof, int index, byte[] node) {
    List<byte[]> changed = new ArrayList<>(proof);
    changed.set(index, node);
    return changed;
  }

  private static byte[] flipped(byte[] hash, int bit) {
    byte[] flipped = hash.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }
}
