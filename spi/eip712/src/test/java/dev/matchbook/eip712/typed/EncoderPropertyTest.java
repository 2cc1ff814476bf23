package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for all types and values: one encoding of each, and of no two the same. */
class EncoderPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] SEPARATOR = Samples.MAIL_DOMAIN.separator();

  private interface Property {
    void check(long seed) throws Exception;
  }

  private static void holds(int examples, Property property) {
    Seeds.theory(EncoderPropertyTest.class, examples)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              try {
                property.check(seed);
              } catch (Exception e) {
                throw new AssertionError("seed " + seed, e);
              }
            });
  }

  @Test
  void hashesAreThoseOfTheSpecificationsWords() {
    holds(
        1000,
        seed -> {
          RandomData data = new RandomData(seed);
          String type = data.primaryType();
          Map<String, Object> message = data.message();
          TypedDataTypes types = TypedDataTypes.of(data.types());
          ReferenceEncoder reference = new ReferenceEncoder(data.types());
          for (String struct : data.types().keySet()) {
            assertThat(types.encodeType(struct)).isEqualTo(reference.encodeType(struct));
          }
          byte[] expected = reference.hashStruct(type, message);
          assertThat(types.hashStruct(type, message)).isEqualTo(expected);
          assertThat(types.hasher(type).hash(message.values().toArray())).isEqualTo(expected);
          assertThat(types.canonical(type, message)).isEqualTo(message);
          assertThat(TypedData.of(types, type, Samples.MAIL_DOMAIN, message).digest())
              .isEqualTo(reference.digest(SEPARATOR, expected));
        });
  }

  @Test
  @SuppressWarnings("unchecked") // a struct rewritten is a struct
  void howAValueIsWrittenChangesNothing() {
    holds(
        500,
        seed -> {
          RandomData data = new RandomData(seed);
          String type = data.primaryType();
          Map<String, Object> message = data.message();
          TypedDataTypes types = TypedDataTypes.of(data.types());
          Map<String, Object> other = (Map<String, Object>) data.rewritten(type, message);
          assertThat(types.hashStruct(type, other)).isEqualTo(types.hashStruct(type, message));
          assertThat(types.canonical(type, other)).isEqualTo(message);
        });
  }

  @Test
  void jsonOfAValueHasItsDigest() {
    holds(
        500,
        seed -> {
          RandomData data = new RandomData(seed);
          String type = data.primaryType();
          Map<String, Object> message = data.message();
          Map<String, Object> all = new LinkedHashMap<>();
          all.put("message", message);
          all.put("domain", Samples.MAIL_DOMAIN.values());
          all.put("primaryType", type);
          all.put("types", data.types());
          TypedData read = new TypedDataJson().read(JSON.writeValueAsBytes(all));
          TypedDataTypes types = TypedDataTypes.of(data.types());
          assertThat(read.digest())
              .isEqualTo(TypedData.of(types, type, Samples.MAIL_DOMAIN, message).digest());
          assertThat(read.message()).isEqualTo(message);
        });
  }

  @Test
  void noTwoValuesHaveOneHash() {
    holds(
        500,
        seed -> {
          RandomData data = new RandomData(seed);
          String type = data.primaryType();
          TypedDataTypes types = TypedDataTypes.of(data.types());
          Map<String, Object> seen = new HashMap<>();
          Object value = data.message();
          for (int i = 0; i < 20; i++) {
            @SuppressWarnings("unchecked") // a struct mutated is a struct
            Map<String, Object> struct = (Map<String, Object>) value;
            String hash = HexFormat.of().formatHex(types.hashStruct(type, struct));
            Object same = seen.put(hash, struct);
            assertThat(same == null || same.equals(struct)).as("%s %s", same, struct).isTrue();
            Object other = data.mutated(type, value);
            value = other == null ? value : other;
          }
        });
  }

  @Test
  void mutationIsAnotherValueWithAnotherHash() {
    int[] mutations = new int[1];
    holds(
        500,
        seed -> {
          RandomData data = new RandomData(seed);
          String type = data.primaryType();
          TypedDataTypes types = TypedDataTypes.of(data.types());
          Map<String, Object> message = data.message();
          @SuppressWarnings("unchecked") // a struct mutated is a struct
          Map<String, Object> other = (Map<String, Object>) data.mutated(type, message);
          if (other != null) {
            mutations[0]++;
            assertThat(types.hashStruct(type, other)).isNotEqualTo(types.hashStruct(type, message));
          }
        });
    assertThat(mutations[0]).isGreaterThan(100);
  }

  @Test
  void fieldDroppedOrAddedIsRefused() {
    holds(
        300,
        seed -> {
          RandomData data = new RandomData(seed);
          String type = data.primaryType();
          TypedDataTypes types = TypedDataTypes.of(data.types());
          Map<String, Object> message = data.message();
          for (Member member : data.types().get(type)) {
            String name = member.name();
            Map<String, Object> less = new LinkedHashMap<>(message);
            less.remove(name);
            if (data.mayBeNull(type, member.type())) {
              Map<String, Object> none = new LinkedHashMap<>(message);
              none.put(name, null);
              assertThat(types.hashStruct(type, less)).isEqualTo(types.hashStruct(type, none));
              continue;
            }
            assertThatThrownBy(() -> types.hashStruct(type, less))
                .isInstanceOf(TypedDataException.class)
                .hasMessage(name + ": missing");
          }
          Map<String, Object> more = new LinkedHashMap<>(message);
          more.put("more", null);
          assertThatThrownBy(() -> types.hashStruct(type, more))
              .isInstanceOf(TypedDataException.class)
              .hasMessage("more: not a member of " + type);
        });
  }

  @Test
  void otherDeclarationsHaveOtherTypeHashes() {
    holds(
        300,
        seed -> {
          RandomData data = new RandomData(seed);
          String type = data.primaryType();
          byte[] hash = TypedDataTypes.of(data.types()).typeHash(type);
          List<Member> members = data.types().get(type);
          Random random = data.random();
          for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            List<Member> renamed = new ArrayList<>(members);
            renamed.set(i, new Member(member.type(), member.name() + "x"));
            List<Member> retyped = new ArrayList<>(members);
            retyped.set(i, new Member(member.type() + "[]", member.name()));
            List<Member> moved = new ArrayList<>(members);
            moved.add(random.nextInt(members.size()), moved.remove(i));
            for (List<Member> other : List.of(renamed, retyped, moved)) {
              Map<String, List<Member>> declared = new LinkedHashMap<>(data.types());
              declared.put(type, other);
              byte[] otherHash = TypedDataTypes.of(declared).typeHash(type);
              assertThat(Arrays.equals(hash, otherHash)).isEqualTo(other.equals(members));
            }
          }
        });
  }
}
