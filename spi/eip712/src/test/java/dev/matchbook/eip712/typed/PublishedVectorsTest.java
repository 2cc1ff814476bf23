package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every vector with a digest in the files beside the repository. */
class PublishedVectorsTest {
  private static final Path DATA = Path.of("..", "..", "..", "shared", "data", "eip712");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TypedDataJson reader = new TypedDataJson();

  @TestFactory
  List<DynamicTest> vectorsOfEthersHaveTheirDigests() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode vector : read("typed-data-v6.json.gz")) {
      String name = vector.get("name").asText();
      tests.add(DynamicTest.dynamicTest(name, () -> check(vector)));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> publishedOrdersHaveTheirDigests() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode vector : read("orders-published.json")) {
      if (vector.has("digest")) {
        String name = vector.get("name").asText();
        tests.add(DynamicTest.dynamicTest(name, () -> checkOrder(vector)));
      }
    }
    assertThat(tests).hasSize(2);
    return tests;
  }

  private static JsonNode read(String name) throws IOException {
    Path file = DATA.resolve(name);
    assumeTrue(Files.exists(file), () -> "no vectors at " + file);
    try (InputStream in = Files.newInputStream(file)) {
      return JSON.readTree(name.endsWith(".gz") ? new GZIPInputStream(in) : in);
    }
  }

  private void check(JsonNode vector) throws TypedDataException {
    ObjectNode data = JSON.createObjectNode();
    data.set("types", vector.get("types").deepCopy());
    data.set("primaryType", vector.get("primaryType"));
    data.set("domain", vector.get("domain"));
    data.set("message", vector.get("data"));
    TypedData undeclared = reader.read(data.toString());
    ArrayNode domainType = ((ObjectNode) data.get("types")).putArray("EIP712Domain");
    for (Member field : Domain.FIELDS) {
      if (vector.get("domain").has(field.name())) {
        domainType.addObject().put("name", field.name()).put("type", field.type());
      }
    }
    TypedData declared = reader.read(data.toString());
    String digest = vector.get("digest").asText();
    assertThat(Hex.encode(undeclared.digest())).isEqualTo(digest);
    assertThat(Hex.encode(declared.digest())).isEqualTo(digest);
    byte[] encoded = declared.types().encodeData(declared.primaryType(), declared.message());
    assertThat(Hex.encode(encoded)).isEqualTo(vector.get("encoded").asText());
  }

  private void checkOrder(JsonNode vector) throws TypedDataException {
    TypedData data = reader.read(vector.get("msg").toString());
    byte[] digest = data.digest();
    if (vector.has("domainSeparator")) {
      // CoW's tests know their domain by its separator alone
      byte[] separator = HexFormat.of().parseHex(vector.get("domainSeparator").asText(), 2, 66);
      digest = TypedData.digest(separator, data.structHash());
    }
    assertThat(Hex.encode(digest)).isEqualTo(vector.get("digest").asText());
  }
}
