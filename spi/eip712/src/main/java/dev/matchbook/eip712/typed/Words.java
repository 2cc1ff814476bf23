package dev.matchbook.eip712.typed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers written into words of 32 bytes, the most significant byte first. */
final class Words {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Words() {}

  static void put(byte[] out, int at, long value) {
    LONG.set(out, at, value);
  }

  /** Writes a number of at most 256 bits. */
  static void put(byte[] out, int at, BigInteger value) {
    byte[] bytes = value.toByteArray();
    int length = Math.min(bytes.length, Encoding.WORD);
    int start = at + Encoding.WORD - length;
    Arrays.fill(out, at, start, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(bytes, bytes.length - length, out, start, length);
  }
}
