package dev.matchbook.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.hash.HashText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees that the npm package made: {@code merkle-trees.txt}, the README beside it says how. */
class OpenZeppelinVectorsTest {
  private record Vector(String root, List<Trade> trades, List<List<String>> proofs) {}

  @Test
  void treesAndProofsAreThoseOfOpenZeppelin() throws IOException {
    List<Vector> vectors = vectors();
    assertThat(vectors).extracting(v -> v.trades.size()).containsExactly(1, 2, 3, 5, 8, 13, 100);
    for (Vector vector : vectors) {
      MerkleTree tree = MerkleTree.ofTrades(vector.trades);
      assertThat(tree.rootText()).isEqualTo(vector.root);
      for (int i = 0; i < tree.size(); i++) {
        List<String> proof = new ArrayList<>(List.of(HashText.of(tree.leaf(i))));
        tree.proof(i).forEach(sibling -> proof.add(HashText.of(sibling)));
        assertThat(proof).as("%s", vector.trades.get(i)).isEqualTo(vector.proofs.get(i));
      }
    }
  }

  @Test
  void proofsOfOpenZeppelinAreVerified() throws IOException {
    for (Vector vector : vectors()) {
      for (int i = 0; i < vector.trades.size(); i++) {
        byte[] leaf = TradeLeaf.hash(vector.trades.get(i));
        List<byte[]> proof = vector.proofs.get(i).stream().skip(1).map(HashText::parse).toList();
        assertThat(MerkleTree.verify(leaf, proof, HashText.parse(vector.root))).isTrue();
      }
    }
  }

  private static List<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    try (InputStream in = OpenZeppelinVectorsTest.class.getResourceAsStream("merkle-trees.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
        read(line.split("\t"), vectors);
      }
    }
    return vectors;
  }

  private static void read(String[] words, List<Vector> to) {
    List<String> values = Arrays.asList(words).subList(1, words.length);
    switch (words[0]) {
      case "root" -> to.add(new Vector(values.get(0), new ArrayList<>(), new ArrayList<>()));
      case "trade" -> to.get(to.size() - 1).trades.add(trade(values));
      case "proof" -> to.get(to.size() - 1).proofs.add(values);
      default -> assertThat(words[0]).startsWith("#");
    }
  }

  private static Trade trade(List<String> values) {
    return new Trade(
        Long.parseLong(values.get(1)),
        Long.parseLong(values.get(2)),
        Long.parseLong(values.get(0)),
        values.get(3),
        decimal(values.get(4), values.get(5)),
        decimal(values.get(6), values.get(7)),
        Boolean.parseBoolean(values.get(8)) ? Side.BUY : Side.SELL,
        Long.parseLong(values.get(9)),
        Long.parseLong(values.get(10)),
        values.get(11),
        values.get(12),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        decimal(values.get(13), values.get(15)),
        decimal(values.get(14), values.get(15)));
  }

  private static BigDecimal decimal(String digits, String decimals) {
    return new BigDecimal(new BigInteger(digits), Integer.parseInt(decimals));
  }
}
