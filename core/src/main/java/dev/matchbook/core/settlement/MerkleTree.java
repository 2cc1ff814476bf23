package dev.matchbook.core.settlement;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.hash.HashText;
import dev.matchbook.core.hash.Keccak256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A Merkle tree over 1 to 65,536 leaves: exactly that of OpenZeppelin's {@code StandardMerkleTree}
 * (npm {@code @openzeppelin/merkle-tree}, format {@code standard-v1}), whose proofs the Solidity
 * library {@code MerkleProof.verify} checks.
 *
 * <pre>
 *   n leaves, sorted by their bytes      nodes[0] the root, nodes[n - 1 .. 2n - 2] the leaves,
 *                                        the smallest leaf last
 *   nodes[i] = keccak256(min ++ max)     of its children nodes[2i + 1] and nodes[2i + 2]
 * </pre>
 *
 * <p>The two children of a node are hashed in the order of their bytes and not of their places: a
 * proof then needs no word about left and right, and is a plain list of hashes. So the tree proves
 * that a leaf is in it, and not at which place.
 *
 * <p>A leaf that is there twice is refused: no two trades have the same id, and a batch that holds
 * one twice is wrong.
 *
 * <p>Immutable, for any thread; holds 68 bytes a leaf. Arrays are copied on their way in and out.
 */
public final class MerkleTree {
  /** The most leaves of a tree. */
  public static final int MAX_LEAVES = 65_536;

  private static final int HASH = Keccak256.BYTES;

  private final byte[] nodes;
  private final int[] nodeOfLeaf;

  /** Of leaves one behind the other. */
  private MerkleTree(byte[] leaves, Keccak256 keccak) {
    int[] order = LeafOrder.of(leaves);
    int inner = order.length - 1;
    nodeOfLeaf = new int[order.length];
    nodes = new byte[(inner + order.length) * HASH];
    for (int k = 0; k < order.length; k++) {
      int node = 2 * inner - k;
      nodeOfLeaf[order[k]] = node;
      System.arraycopy(leaves, order[k] * HASH, nodes, node * HASH, HASH);
    }
    NodeHash hash = new NodeHash(keccak);
    for (int i = inner - 1; i >= 0; i--) {
      hash.of(nodes, (2 * i + 1) * HASH, nodes, (2 * i + 2) * HASH, nodes, i * HASH);
    }
  }

  /**
   * The tree of leaves that are hashes already.
   *
   * @param leaves 1 to {@link #MAX_LEAVES} of 32 bytes each, no two the same, in any order
   * @throws IllegalArgumentException if they are not
   */
  public static MerkleTree of(List<byte[]> leaves) {
    byte[] all = new byte[requireSize("leaves", leaves.size()) * HASH];
    int at = 0;
    for (byte[] leaf : leaves) {
      if (leaf.length != HASH) {
        throw new IllegalArgumentException("leaves: not 32 bytes at index " + at / HASH);
      }
      System.arraycopy(leaf, 0, all, at, HASH);
      at += HASH;
    }
    return new MerkleTree(all, new Keccak256());
  }

  /**
   * The tree of trades, each by its {@link TradeLeaf}.
   *
   * @param trades 1 to {@link #MAX_LEAVES}, no two the same, in any order
   * @throws IllegalArgumentException if they are not, or if one has no {@link TradeLeaf#hash leaf}
   */
  public static MerkleTree ofTrades(List<Trade> trades) {
    byte[] all = new byte[requireSize("trades", trades.size()) * HASH];
    Keccak256 keccak = new Keccak256();
    TradeLeaf leaf = new TradeLeaf(keccak);
    int at = 0;
    for (Trade trade : trades) {
      leaf.hash(trade, all, at);
      at += HASH;
    }
    return new MerkleTree(all, keccak);
  }

  private static int requireSize(String name, int size) {
    if (size < 1 || size > MAX_LEAVES) {
      throw new IllegalArgumentException(name + ": not from 1 to " + MAX_LEAVES + ": " + size);
    }
    return size;
  }

  /** How many leaves it has, 1 to {@link #MAX_LEAVES}. */
  public int size() {
    return nodeOfLeaf.length;
  }

  /** What stands for all leaves together, 32 bytes; of one leaf it is the leaf itself. */
  public byte[] root() {
    return node(0);
  }

  /** {@link #root} as {@code 0x} and 64 digits. */
  public String rootText() {
    return HashText.of(root());
  }

  /**
   * A leaf, 32 bytes.
   *
   * @param index which of those that the tree was made of, in the order they were given, from 0
   * @throws IllegalArgumentException if there is none
   */
  public byte[] leaf(int index) {
    return node(nodeOf(index));
  }

  /**
   * That a leaf is in the tree: its sibling, its parent's sibling and so on up to below the root.
   *
   * @param index which of those that the tree was made of, in the order they were given, from 0
   * @return 0 to 16 hashes of 32 bytes, for {@link #verify} or a contract
   * @throws IllegalArgumentException if there is none
   */
  public List<byte[]> proof(int index) {
    List<byte[]> proof = new ArrayList<>();
    for (int i = nodeOf(index); i > 0; i = (i - 1) / 2) {
      proof.add(node(i % 2 == 0 ? i - 1 : i + 1));
    }
    return Collections.unmodifiableList(proof);
  }

  /**
   * Whether a proof shows that a leaf is in the tree with that root, as {@code MerkleProof.verify}
   * of OpenZeppelin's contracts says it. Whoever asks must know that the leaf is one: of a trade it
   * is the one that was {@linkplain TradeLeaf#hash made} here, not one that was received.
   *
   * @param proof from a leaf's sibling to below the root; may be empty
   * @return false also where anything is not of 32 bytes
   */
  public static boolean verify(byte[] leaf, List<byte[]> proof, byte[] root) {
    return NodeHash.verify(leaf, proof, root);
  }

  private int nodeOf(int index) {
    if (index < 0 || index >= nodeOfLeaf.length) {
      throw new IllegalArgumentException("index: no leaf: " + index);
    }
    return nodeOfLeaf[index];
  }

  private byte[] node(int i) {
    byte[] hash = new byte[HASH];
    System.arraycopy(nodes, i * HASH, hash, 0, HASH);
    return hash;
  }

  @Override
  public String toString() {
    return "MerkleTree[" + size() + " leaves, " + rootText() + "]";
  }
}
