package dev.matchbook.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.hash.HashText;
import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  private final Random random = new Random(Seeds.of(MerkleTreeTest.class));

  @Test
  void treesOfTradesAreThoseOfTheSlowOne() {
    RandomTrades trades = new RandomTrades(random);
    for (int size = 1; size <= 300; size += size < 20 ? 1 : 1 + random.nextInt(40)) {
      List<Trade> batch = trades.list(size);
      MerkleTree tree = MerkleTree.ofTrades(batch);
      List<byte[]> leaves = batch.stream().map(SlowTree::leaf).toList();
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.root()).as("%d trades", size).isEqualTo(SlowTree.root(leaves));
      assertThat(MerkleTree.of(leaves).root()).isEqualTo(tree.root());
      everyLeafIsProven(tree, leaves);
    }
  }

  /** Where hashes begin the same, which random ones never do. */
  @Test
  void leavesThatDifferInAnyOneByteAreSorted() {
    for (int round = 0; round < 50; round++) {
      byte[] common = hash();
      List<byte[]> leaves = new ArrayList<>(List.of(common));
      for (int at = 0; at < 32; at++) {
        byte[] other = common.clone();
        other[at] ^= (byte) (1 + random.nextInt(255));
        leaves.add(other);
      }
      Collections.shuffle(leaves, random);
      List<byte[]> some = leaves.subList(0, 1 + random.nextInt(leaves.size()));
      MerkleTree tree = MerkleTree.of(some);
      assertThat(tree.root()).isEqualTo(SlowTree.root(some));
      everyLeafIsProven(tree, some);
    }
  }

  @Test
  void orderInWhichLeavesAreGivenChangesNoRoot() {
    List<byte[]> leaves = hashes(77);
    MerkleTree tree = MerkleTree.of(leaves);
    List<byte[]> shuffled = new ArrayList<>(leaves);
    Collections.shuffle(shuffled, random);
    MerkleTree other = MerkleTree.of(shuffled);
    assertThat(other.root()).isEqualTo(tree.root());
    everyLeafIsProven(other, shuffled);
  }

  @Test
  void oneLeafIsItsOwnRootAndItsProofIsEmpty() {
    byte[] leaf = hash();
    MerkleTree tree = MerkleTree.of(List.of(leaf));
    assertThat(tree.root()).isEqualTo(leaf);
    assertThat(tree.proof(0)).isEmpty();
    assertThat(MerkleTree.verify(leaf, List.of(), leaf)).isTrue();
  }

  @Test
  void largestTreeHasProofsOfSixteenHashes() {
    MerkleTree tree = MerkleTree.of(hashes(MerkleTree.MAX_LEAVES));
    for (int i = 0; i < 200; i++) {
      int index = random.nextInt(tree.size());
      List<byte[]> proof = tree.proof(index);
      assertThat(proof).hasSize(16);
      assertThat(MerkleTree.verify(tree.leaf(index), proof, tree.root())).isTrue();
    }
  }

  @Test
  void whatIsNoListOfLeavesIsRefused() {
    byte[] leaf = hash();
    refused(List.of(), "leaves: not from 1 to 65536: 0");
    refused(Collections.nCopies(65_537, leaf), "leaves: not from 1 to 65536: 65537");
    refused(List.of(leaf, new byte[31]), "leaves: not 32 bytes at index 1");
    refused(List.of(hash(), leaf, hash(), leaf.clone()), "leaves: the same at index 1 and 3");
    Trade trade = new RandomTrades(random).next();
    assertThatThrownBy(() -> MerkleTree.ofTrades(List.of(trade, trade)))
        .hasMessage("leaves: the same at index 0 and 1");
    assertThatThrownBy(() -> MerkleTree.ofTrades(List.of()))
        .hasMessage("trades: not from 1 to 65536: 0");
  }

  @Test
  void indexOfNoLeafIsRefused() {
    MerkleTree tree = MerkleTree.of(hashes(3));
    for (int index : new int[] {-1, 3}) {
      assertThatThrownBy(() -> tree.proof(index))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("index: no leaf: " + index);
      assertThatThrownBy(() -> tree.leaf(index)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nothingThatGoesInOrOutChangesTheTree() {
    List<byte[]> leaves = hashes(9);
    MerkleTree tree = MerkleTree.of(leaves);
    String root = tree.rootText();
    byte[] leaf = tree.leaf(4);
    Arrays.fill(leaves.get(4), (byte) 0);
    Arrays.fill(tree.root(), (byte) 0);
    Arrays.fill(tree.leaf(4), (byte) 0);
    tree.proof(4).forEach(sibling -> Arrays.fill(sibling, (byte) 0));
    assertThat(tree.rootText()).isEqualTo(root).isEqualTo(HashText.of(tree.root()));
    assertThat(tree.leaf(4)).isEqualTo(leaf);
    assertThat(MerkleTree.verify(leaf, tree.proof(4), HashText.parse(root))).isTrue();
    assertThat(tree).hasToString("MerkleTree[9 leaves, " + root + "]");
  }

  private static void everyLeafIsProven(MerkleTree tree, List<byte[]> leaves) {
    for (int i = 0; i < leaves.size(); i++) {
      List<byte[]> proof = tree.proof(i);
      assertThat(tree.leaf(i)).isEqualTo(leaves.get(i));
      assertThat(SlowTree.verify(leaves.get(i), proof, tree.root())).as("leaf %d", i).isTrue();
      assertThat(MerkleTree.verify(leaves.get(i), proof, tree.root())).as("leaf %d", i).isTrue();
    }
  }

  private static void refused(List<byte[]> leaves, String message) {
    assertThatThrownBy(() -> MerkleTree.of(leaves))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private List<byte[]> hashes(int count) {
    List<byte[]> hashes = new ArrayList<>();
    while (hashes.size() < count) {
      hashes.add(hash());
    }
    return hashes;
  }

  private byte[] hash() {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    return hash;
  }
}
