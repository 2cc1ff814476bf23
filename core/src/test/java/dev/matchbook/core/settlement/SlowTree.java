package dev.matchbook.core.settlement;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.hash.SlowKeccak;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * The tree and its leaves in another way, with numbers and hexadecimal text: the leaves stand in a
 * queue, the smallest first; the first two leave it and their hash goes to its end, until one is
 * left. Shares nothing with {@link MerkleTree}.
 */
final class SlowTree {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(256);

  private SlowTree() {}

  static byte[] root(List<byte[]> leaves) {
    List<byte[]> sorted = new ArrayList<>(leaves);
    sorted.sort((a, b) -> number(a).compareTo(number(b)));
    Deque<byte[]> queue = new ArrayDeque<>(sorted);
    while (queue.size() > 1) {
      queue.add(pair(queue.remove(), queue.remove()));
    }
    return queue.remove();
  }

  static boolean verify(byte[] leaf, List<byte[]> proof, byte[] root) {
    byte[] node = leaf;
    for (byte[] sibling : proof) {
      node = pair(sibling, node);
    }
    return Arrays.equals(node, root);
  }

  static byte[] pair(byte[] a, byte[] b) {
    BigInteger small = number(a).min(number(b));
    BigInteger large = number(a).max(number(b));
    return SlowKeccak.keccak256(HexFormat.of().parseHex(hex(small) + hex(large)));
  }

  static byte[] leaf(Trade trade) {
    return SlowKeccak.keccak256(SlowKeccak.keccak256(encode(trade)));
  }

  static byte[] encode(Trade t) {
    int decimals = Math.max(t.makerFee().scale(), t.takerFee().scale());
    return encode(
        t.tradeId(),
        t.seq(),
        t.ts(),
        t.symbol(),
        t.price().unscaledValue(),
        t.price().scale(),
        t.qty().unscaledValue(),
        t.qty().scale(),
        t.takerSide() == Side.BUY ? 1 : 0,
        t.makerOrderId(),
        t.takerOrderId(),
        t.makerAccount(),
        t.takerAccount(),
        units(t.makerFee(), decimals),
        units(t.takerFee(), decimals),
        decimals);
  }

  private static byte[] encode(Object... values) {
    StringBuilder head = new StringBuilder();
    StringBuilder tail = new StringBuilder();
    for (Object value : values) {
      if (value instanceof String text) {
        head.append(hex(BigInteger.valueOf(32L * values.length + tail.length() / 2)));
        tail.append(hex(BigInteger.valueOf(text.length()))).append(padded(text));
      } else {
        head.append(hex(new BigInteger(value.toString())));
      }
    }
    return HexFormat.of().parseHex(head.append(tail));
  }

  private static String padded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.size() % 32 != 0) {
      bytes.write(0);
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static BigInteger units(BigDecimal fee, int decimals) {
    return fee.movePointRight(decimals).toBigIntegerExact();
  }

  private static BigInteger number(byte[] hash) {
    return new BigInteger(1, hash);
  }

  private static String hex(BigInteger number) {
    return String.format("%064x", number.mod(WORD));
  }
}
