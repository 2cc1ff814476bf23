package dev.matchbook.eip712.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.matchbook.core.hash.Keccak256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.StructuredDataEncoder;

/** Signatures that others published, with the keys or signers that they name. */
class PublishedSignaturesTest {
  private static final Path DATA = Path.of("..", "..", "..", "shared", "data", "eip712");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void mailOfTheSpecificationIsSignedAndRecovered() throws InvalidSignatureException {
    byte[] digest = Bytes.of("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
    EcdsaSignature signature =
        EcdsaSignature.parse(
            "0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d"
                + "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b91562"
                + "1c");
    PrivateKey cow = PrivateKey.fromSeed("cow");
    assertThat(cow.sign(digest)).isEqualTo(signature);
    assertThat(Recoveries.agreed(digest, signature)).isEqualTo(cow.address());
  }

  @Test
  void vectorsWithAKeyAreSignedAndRecovered() throws Exception {
    int signed = 0;
    try (InputStream in = new GZIPInputStream(open("typed-data-v6.json.gz"))) {
      for (JsonNode vector : JSON.readTree(in)) {
        if (vector.has("signature")) {
          byte[] digest = Bytes.of(vector.get("digest").asText());
          check(vector, digest, PrivateKey.parse(vector.get("privateKey").asText()).address());
          signed++;
        }
      }
    }
    assertThat(signed).isEqualTo(1);
  }

  @Test
  void ordersOf0xCowAndDydxAreRecovered() throws Exception {
    int signed = 0;
    try (InputStream in = open("orders-published.json")) {
      for (JsonNode order : JSON.readTree(in)) {
        if (order.has("signature")) {
          Address signer =
              order.has("signer")
                  ? Address.parse(order.get("signer").asText())
                  : PrivateKey.parse(order.get("privateKey").asText()).address();
          check(order, digest(order, signer), signer);
          signed++;
        }
      }
    }
    assertThat(signed).isEqualTo(4);
  }

  private static void check(JsonNode vector, byte[] digest, Address signer) throws Exception {
    EcdsaSignature signature = EcdsaSignature.parse(vector.get("signature").asText());
    assertThat(signature.toString()).isEqualTo(vector.get("signature").asText());
    assertThat(Recoveries.agreed(digest, signature))
        .as(vector.get("name").asText())
        .isEqualTo(signer);
    if (vector.has("privateKey")) {
      PrivateKey key = PrivateKey.parse(vector.get("privateKey").asText());
      assertThat(Recoveries.agreed(digest, key.sign(digest))).isEqualTo(signer);
    }
  }

  /** The digest that the vector states, else what web3j's encoder makes of its message. */
  private static byte[] digest(JsonNode order, Address signer) throws IOException {
    if (order.has("digest")) {
      return Bytes.of(order.get("digest").asText());
    }
    String message = order.get("msg").toString().replace("@signer", signer.toString());
    byte[] digest = new StructuredDataEncoder(message).hashStructuredData();
    return order.get("scheme").asText().equals("ethsign") ? personal(digest) : digest;
  }

  private static byte[] personal(byte[] digest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.US_ASCII));
    bytes.write(digest);
    return Keccak256.of(bytes.toByteArray());
  }

  private static InputStream open(String name) throws IOException {
    Path file = DATA.resolve(name);
    assumeTrue(Files.isRegularFile(file), () -> "no vectors at " + file);
    return Files.newInputStream(file);
  }
}
