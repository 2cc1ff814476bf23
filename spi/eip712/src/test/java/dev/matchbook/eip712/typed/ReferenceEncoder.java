package dev.matchbook.eip712.typed;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * EIP-712 as its text has it, sentence by sentence, slow and without checks: the oracle of the fast
 * encoder. Takes values in canonical form.
 */
final class ReferenceEncoder {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final Map<String, List<Member>> types;

  ReferenceEncoder(Map<String, List<Member>> types) {
    this.types = types;
  }

  byte[] digest(byte[] domainSeparator, byte[] structHash) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {0x19, 0x01});
    all.writeBytes(domainSeparator);
    all.writeBytes(structHash);
    return keccak(all.toByteArray());
  }

  byte[] hashStruct(String type, Map<?, ?> value) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(keccak(encodeType(type).getBytes(StandardCharsets.UTF_8)));
    for (Member member : types.get(type)) {
      all.writeBytes(encode(member.type(), value.get(member.name())));
    }
    return keccak(all.toByteArray());
  }

  String encodeType(String type) {
    TreeSet<String> referred = new TreeSet<>();
    collect(type, referred);
    referred.remove(type);
    StringBuilder text = new StringBuilder(own(type));
    referred.forEach(other -> text.append(own(other)));
    return text.toString();
  }

  private void collect(String type, TreeSet<String> into) {
    if (types.containsKey(type) && into.add(type)) {
      types.get(type).forEach(member -> collect(member.type().replaceAll("\\[.*", ""), into));
    }
  }

  private String own(String type) {
    List<String> members =
        types.get(type).stream().map(member -> member.type() + " " + member.name()).toList();
    return type + "(" + String.join(",", members) + ")";
  }

  private byte[] encode(String type, Object value) {
    if (type.endsWith("]")) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      String element = type.substring(0, type.lastIndexOf('['));
      ((List<?>) value).forEach(each -> all.writeBytes(encode(element, each)));
      return keccak(all.toByteArray());
    } else if (types.containsKey(type)) {
      return value == null ? new byte[32] : hashStruct(type, (Map<?, ?>) value);
    } else if (type.equals("string")) {
      return keccak(((String) value).getBytes(StandardCharsets.UTF_8));
    } else if (type.equals("bytes")) {
      return keccak(bytes(value));
    } else if (type.equals("bool")) {
      return word((Boolean) value ? BigInteger.ONE : BigInteger.ZERO);
    } else if (type.equals("address")) {
      return word(new BigInteger(1, bytes(value)));
    } else if (type.startsWith("bytes")) {
      return word(new BigInteger(1, bytes(value)).shiftLeft(256 - 8 * bytes(value).length));
    }
    return word((BigInteger) value);
  }

  private static byte[] word(BigInteger value) {
    String hex = value.mod(MODULUS).toString(16);
    return HexFormat.of().parseHex("0".repeat(64 - hex.length()) + hex);
  }

  private static byte[] bytes(Object hex) {
    return HexFormat.of().parseHex(((String) hex).substring(2));
  }

  static byte[] keccak(byte[] message) {
    KeccakDigest digest = new KeccakDigest(256);
    digest.update(message, 0, message.length);
    byte[] hash = new byte[32];
    digest.doFinal(hash, 0);
    return hash;
  }
}
