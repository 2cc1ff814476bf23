package dev.matchbook.jmh.bench;

import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.StructHasher;
import dev.matchbook.eip712.typed.TypedData;
import dev.matchbook.eip712.typed.TypedDataException;
import dev.matchbook.eip712.typed.TypedDataJson;
import dev.matchbook.eip712.typed.TypedDataTypes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.web3j.crypto.StructuredDataEncoder;

/** The digest of an order of ten fields: ours from values and from JSON, web3j's from JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TypedHash {
  private static final String CONTRACT = "0x6701704d2421c64ee9aa93ec7f96ede81c4be77d";
  private static final String MAKER = "0x8d5e5b5b5d187bdce2e0143eb6b3cc44eef3c0cb";
  private static final String TOKEN = "0x349e8d89e8b37214d9ce3949fc5754152c525bc3";
  private static final BigInteger QTY = new BigInteger("42000000000000000000");
  private static final BigInteger PRICE = new BigInteger("13370000000000000000");
  private static final BigInteger FEE = BigInteger.TEN.pow(16);
  private static final BigInteger STOP_PX = BigInteger.ZERO;
  private static final BigInteger SALT = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.TEN);
  private static final int SIDE = 1;
  private static final long EXPIRY = 1_900_000_000L;

  private static final String JSON =
      """
      {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},\
      {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],\
      "Order":[{"name":"maker","type":"address"},{"name":"token","type":"address"},\
      {"name":"symbol","type":"string"},{"name":"qty","type":"uint256"},\
      {"name":"price","type":"uint256"},{"name":"fee","type":"uint256"},\
      {"name":"stopPx","type":"uint256"},{"name":"salt","type":"uint256"},\
      {"name":"side","type":"uint8"},{"name":"expiry","type":"uint64"}]},"primaryType":"Order",\
      "domain":{"name":"Matchbook","version":"1","chainId":1,"verifyingContract":"%s"},\
      "message":{"maker":"%s","token":"%s","symbol":"BTC-USD","qty":"%d","price":"%d","fee":"%d",\
      "stopPx":"%d","salt":"%d","side":%d,"expiry":%d}}"""
          .formatted(CONTRACT, MAKER, TOKEN, QTY, PRICE, FEE, STOP_PX, SALT, SIDE, EXPIRY);

  private final byte[] maker = bytes(MAKER);
  private final byte[] token = bytes(TOKEN);
  private final byte[] digest = new byte[32];
  private final byte[] utf8 = JSON.getBytes(StandardCharsets.UTF_8);
  private final TypedDataJson reader = new TypedDataJson();
  private byte[] separator;
  private StructHasher hasher;
  private TypedDataTypes types;
  private Map<String, Object> message;

  /** For JMH. */
  public TypedHash() {}

  /** Declares the types; all routes must agree. */
  @Setup
  public void setup() throws TypedDataException, IOException {
    types =
        TypedDataTypes.of(
            Map.of(
                "Order",
                List.of(
                    new Member("address", "maker"),
                    new Member("address", "token"),
                    new Member("string", "symbol"),
                    new Member("uint256", "qty"),
                    new Member("uint256", "price"),
                    new Member("uint256", "fee"),
                    new Member("uint256", "stopPx"),
                    new Member("uint256", "salt"),
                    new Member("uint8", "side"),
                    new Member("uint64", "expiry"))));
    separator = Domain.of("Matchbook", "1", 1, CONTRACT).separator();
    hasher = types.hasher("Order");
    message = reader.read(utf8).message();
    byte[] expected = web3jJson();
    if (!Arrays.equals(expected, values())
        || !Arrays.equals(expected, map())
        || !Arrays.equals(expected, json())) {
      throw new IllegalStateException("the digests differ");
    }
  }

  private static byte[] bytes(String address) {
    return Arrays.copyOfRange(new BigInteger("1" + address.substring(2), 16).toByteArray(), 1, 21);
  }

  /** Ours from Java values by position, the digest in a buffer that is used again. */
  @Benchmark
  public byte[] values() throws TypedDataException {
    hasher.set(0, maker).set(1, token).set(2, "BTC-USD").set(3, QTY).set(4, PRICE).set(5, FEE);
    hasher.set(6, STOP_PX).set(7, SALT).set(8, SIDE).set(9, EXPIRY);
    hasher.digest(separator, digest, 0);
    return digest;
  }

  /** Ours from a map, types compiled before. */
  @Benchmark
  public byte[] map() throws TypedDataException {
    return TypedData.digest(separator, types.hashStruct("Order", message));
  }

  /** Ours from JSON with its types in it. */
  @Benchmark
  public byte[] json() throws TypedDataException {
    return reader.read(utf8).digest();
  }

  /** web3j's from the same JSON. */
  @Benchmark
  public byte[] web3jJson() throws IOException {
    return new StructuredDataEncoder(JSON).hashStructuredData();
  }
}
