package dev.matchbook.eip712.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others have published, each short enough to stand here. */
class PublishedExamplesTest {
  private static final String MAIL_JSON =
      """
      {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},
      {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],
      "Person":[{"name":"name","type":"string"},{"name":"wallet","type":"address"}],
      "Mail":[{"name":"from","type":"Person"},{"name":"to","type":"Person"},
      {"name":"contents","type":"string"}]},"primaryType":"Mail",
      "domain":{"name":"Ether Mail","version":"1","chainId":1,
      "verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
      "message":{"from":{"name":"Cow","wallet":"0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},
      "to":{"name":"Bob","wallet":"0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},
      "contents":"Hello, Bob!"}}""";
  private static final String MAIL_DIGEST =
      "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2";

  private final TypedDataJson reader = new TypedDataJson();

  @Test
  void mailOfTheSpecificationHasItsHashes() throws TypedDataException {
    TypedDataTypes types = Samples.mail();
    assertThat(types.encodeType("Mail"))
        .isEqualTo("Mail(Person from,Person to,string contents)Person(string name,address wallet)");
    assertThat(Hex.encode(types.typeHash("Mail")))
        .isEqualTo("0xa0cedeb2dc280ba39b857546d74f5549c3a1d7bdc2dd96bf881f76108e23dac2");
    TypedData data = TypedData.of(types, "Mail", Samples.MAIL_DOMAIN, Samples.helloBob());
    assertThat(Hex.encode(data.structHash()))
        .isEqualTo("0xc52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e")
        .isEqualTo(Hex.encode(types.hashStruct("Mail", Samples.helloBob())));
    assertThat(Hex.encode(data.domainSeparator()))
        .isEqualTo("0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f")
        .isEqualTo(Hex.encode(Samples.MAIL_DOMAIN.separator()));
    assertThat(Hex.encode(data.digest())).isEqualTo(MAIL_DIGEST);
  }

  @Test
  void mailOfTheSpecificationReadsFromJson() throws TypedDataException {
    assertThat(Hex.encode(reader.read(MAIL_JSON).digest())).isEqualTo(MAIL_DIGEST);
  }

  @Test
  void chainIdMayBeNumberOrDecimalOrHex() throws TypedDataException {
    for (String chainId : new String[] {"\"1\"", "\"0x1\"", "\"0x01\"", "\"01\""}) {
      String json = MAIL_JSON.replace("\"chainId\":1", "\"chainId\":" + chainId);
      assertThat(Hex.encode(reader.read(json).digest())).as(chainId).isEqualTo(MAIL_DIGEST);
    }
  }

  @Test
  void transactionOfASafeHasTheHashOfGoEthereumsTests() throws TypedDataException {
    TypedDataTypes types =
        Samples.types(
            "EIP712Domain(address verifyingContract)",
            "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,"
                + "uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,"
                + "uint256 nonce)");
    String none = "0x0000000000000000000000000000000000000000";
    TypedData data =
        TypedData.of(
            types,
            "SafeTx",
            Samples.struct("verifyingContract", "0x25a6c4BBd32B2424A9c99aEB0584Ad12045382B3"),
            Samples.struct(
                "to",
                "0x9eE457023bB3De16D51A003a247BaEaD7fce313D",
                "value",
                "20000000000000000",
                "data",
                "0x",
                "operation",
                0,
                "safeTxGas",
                27845,
                "baseGas",
                0,
                "gasPrice",
                "0",
                "gasToken",
                none,
                "refundReceiver",
                none,
                "nonce",
                3));
    assertThat(Hex.encode(data.digest()))
        .isEqualTo("0x28bae2bd58d894a1d9b69e5e9fde3570c4b98a6fc5499aefb54fb830137e831f");
  }

  @Test
  void emptyDomainSignedAloneHasTheHashOfMetaMasksTests() throws TypedDataException {
    String digest = "0x8d4a3f4082945b7879e2b55f181c31a77c8c0a464b70669458abbaaf99de4c38";
    for (String types : new String[] {"{\"EIP712Domain\":[]}", "{}"}) {
      for (String message : new String[] {"", ",\"message\":{}"}) {
        String json =
            "{\"types\":" + types + ",\"primaryType\":\"EIP712Domain\",\"domain\":{}" + message;
        assertThat(Hex.encode(reader.read(json + "}").digest())).isEqualTo(digest);
      }
    }
  }

  @Test
  void domainOfAllFieldsSignedAloneHasTheHashOfMetaMasksTests() throws TypedDataException {
    String salt = "0x010203" + "00".repeat(29);
    String contract = "0x0000000000000000000000000000000000000000";
    Domain domain = new Domain("example.metamask.io", "1", BigInteger.ONE, contract, salt);
    TypedData alone = TypedData.of(Samples.types(), "EIP712Domain", domain, Samples.struct());
    TypedData message =
        TypedData.of(
            Samples.types("Message(string data)"),
            "Message",
            domain,
            Samples.struct("data", "Hello!"));
    assertThat(Hex.encode(alone.digest()))
        .isEqualTo("0x54ffed5209a17ac210ef3823740b3852ee9cd518b84ee39f0a3fa7f2f9b4205b");
    assertThat(Hex.encode(message.digest()))
        .isEqualTo("0xd2669f23b7849020ad41bcbff5b51372793f91320e0f901641945568ed7322be");
  }

  @Test
  void familyTreeOfMetaMasksTestsHasItsHash() throws TypedDataException {
    TypedDataTypes types = Samples.types("Person(string name,Person mother,Person father)");
    Map<String, Object> lyanna = person("Lyanna", null, person("Rickard", null, null));
    Map<String, Object> rhaegar = person("Rhaegar", null, person("Aeris II", null, null));
    TypedData data =
        TypedData.of(
            types,
            "Person",
            Domain.of("Family Tree", "1", 1, Samples.CONTRACT),
            person("Jon", lyanna, rhaegar));
    assertThat(Hex.encode(data.structHash()))
        .isEqualTo("0xfdc7b6d35bbd81f7fa78708604f57569a10edff2ca329c8011373f0667821a45");
    assertThat(Hex.encode(data.digest()))
        .isEqualTo("0x807773b9faa9879d4971b43856c4d60c2da15c6f8c062bd9d33afefb756de19c");
  }

  private static Map<String, Object> person(
      String name, Map<String, Object> mother, Map<String, Object> father) {
    Map<String, Object> person = Samples.struct("name", name);
    if (mother != null) {
      person.put("mother", mother);
    }
    if (father != null) {
      person.put("father", father);
    }
    return person;
  }

  @Test
  void mailToManyOfMetaMasksTestsHasItsHash() throws TypedDataException {
    TypedDataTypes types =
        Samples.types(
            "Person(string name,address[] wallets)",
            "Mail(Person from,Person[] to,string contents)",
            "Group(string name,Person[] members)");
    assertThat(Hex.encode(TypedData.of(types, "Mail", Samples.MAIL_DOMAIN, toMany()).digest()))
        .isEqualTo("0xa85c2e2b118698e88db68a8105b794a8cc7cec074e89ef991cb4f5f533819cc2");
  }

  private static Map<String, Object> toMany(Object... more) {
    List<String> ofCow =
        List.of(
            "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826",
            "0xDeaDbeefdEAdbeefdEadbEEFdeadbeEFdEaDbeeF");
    List<String> ofBob =
        List.of(
            "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB",
            "0xB0BdaBea57B0BDABeA57b0bdABEA57b0BDabEa57",
            "0xB0B0b0b0b0b0B000000000000000000000000000");
    Map<String, Object> cow = Samples.struct("name", "Cow", "wallets", ofCow);
    Map<String, Object> bob = Samples.struct("name", "Bob", "wallets", ofBob);
    if (more.length > 0) {
      cow.put("logo_matrix", more[0]);
      bob.put("logo_matrix", more[1]);
    }
    return Samples.struct("from", cow, "to", List.of(bob), "contents", "Hello, Bob!");
  }

  @Test
  void matrixOfIntWithoutSizeHasTheHashOfAWalletsTests() throws TypedDataException {
    TypedDataTypes types =
        Samples.types(
            "Person(string name,address[] wallets,int[][] logo_matrix)",
            "Mail(Person from,Person[] to,string contents)");
    Map<String, Object> message = toMany(new int[][] {{0, 255}, {-255, -1}}, new int[2][2]);
    assertThat(Hex.encode(TypedData.of(types, "Mail", Samples.MAIL_DOMAIN, message).digest()))
        .isEqualTo("0x5370bb332dbe5d922832f1654d01b5d42cbbfd7bb999e939836f4a40a12a8bd4");
  }
}
