package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.matchbook.core.property.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged JSON: refused with the declared exception, or read as what it says. */
class JsonFuzzTest {
  private static final int TEXTS = 60;
  private static final int DAMAGED = 250;
  private static final String[] SCRAPS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "-",
    "0",
    "1",
    "e",
    ".",
    "0x",
    "\\u0000",
    "\\ud800",
    "EIP712Domain",
    "\"message\":",
    "uint256",
    "[2]",
    "[]",
    "\u0000",
    "\"S0\"",
    "\"m0\":",
    "999999999999999999999999999999999999999999",
    "é",
    "\"signature\":\"\","
  };

  private final Random random = new Random(Seeds.of(JsonFuzzTest.class));
  private final TypedDataJson reader = new TypedDataJson();
  private final Map<String, Object> meaningOf = new HashMap<>();
  private int read;

  @Test
  void damagedTextIsRefusedOrHasADigestOfItsOwn() throws JsonProcessingException {
    for (int i = 0; i < TEXTS; i++) {
      byte[] text = randomText();
      check(text);
      for (int n = 0; n < DAMAGED; n++) {
        byte[] damaged = text;
        int damages = 1 + random.nextInt(3);
        for (int d = 0; d < damages; d++) {
          damaged = damaged(damaged);
        }
        check(damaged);
      }
    }
    assertThat(read).isGreaterThan(TEXTS).isLessThan(TEXTS * DAMAGED);
  }

  private byte[] randomText() throws JsonProcessingException {
    RandomData data = new RandomData(random.nextLong());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("types", data.types());
    all.put("primaryType", data.primaryType());
    all.put("domain", Samples.MAIL_DOMAIN.values());
    all.put("message", data.message());
    return new ObjectMapper().writeValueAsBytes(all);
  }

  private void check(byte[] text) {
    TypedData data;
    try {
      data = reader.read(text);
    } catch (TypedDataException e) {
      assertThat(e.getMessage()).isNotEmpty().startsWith(e.path());
      return;
    }
    read++;
    Object meaning = meaning(data);
    Object same = meaningOf.put(HexFormat.of().formatHex(data.digest()), meaning);
    assertThat(same == null || same.equals(meaning)).as("%s / %s", same, meaning).isTrue();
  }

  /** All that is signed: what the digest may not be the same for, if it differs. */
  private static Object meaning(TypedData data) {
    String type = data.primaryType();
    String text = type.equals(Domain.TYPE) ? "" : data.types().encodeType(type);
    return List.of(text, data.domain(), data.message());
  }

  private byte[] damaged(byte[] text) {
    int from = random.nextInt(text.length);
    int to = Math.min(text.length, from + random.nextInt(random.nextInt(4) == 0 ? 60 : 3));
    return switch (random.nextInt(5)) {
      case 0 -> spliced(text, from, to, new byte[0]);
      case 1 -> spliced(text, from, from, Arrays.copyOfRange(text, from, to));
      case 2 -> spliced(text, from, to, new byte[] {(byte) random.nextInt(256)});
      case 3 -> {
        byte[] flipped = text.clone();
        flipped[from] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      default -> {
        String scrap = SCRAPS[random.nextInt(SCRAPS.length)];
        yield spliced(text, from, to, scrap.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private static byte[] spliced(byte[] text, int from, int to, byte[] inserted) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(text, 0, from);
    all.writeBytes(inserted);
    all.write(text, to, text.length - to);
    return all.toByteArray();
  }
}
