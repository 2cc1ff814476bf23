package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sign}, {@code typed-data} and {@code run --eip712}, from one to the other. */
class SignedCommandsTest {
  private static final String DOMAIN =
      "{\"name\":\"Matchbook\",\"version\":\"1\",\"chainId\":31337}";
  private static final String MARKET =
      "{\"cmd\":\"market\",\"symbol\":\"X\",\"tickSize\":\"0.01\",\"lotSize\":\"1\"}\n";
  private static final String BUY =
      "{\"cmd\":\"new\",\"symbol\":\"X\",\"account\":\"ann\",\"side\":\"BUY\","
          + "\"ordType\":\"LIMIT\",\"qty\":\"5\",\"price\":\"1.25\",\"clOrdId\":\"c\"}\n";

  @TempDir private Path folder;

  private static String sign(String commands, Object... more) {
    Object[] args = new Object[5 + more.length];
    List.of("sign", "--eip712", DOMAIN, "--seed", "test").toArray(args);
    System.arraycopy(more, 0, args, 5, more.length);
    Outcome outcome = new Invocation().in(commands).run(args);
    assertThat(outcome.err()).isEmpty();
    return outcome.out();
  }

  private static Outcome run(String lines, Object... more) {
    Object[] args = new Object[3 + more.length];
    List.of("run", "--eip712", DOMAIN).toArray(args);
    System.arraycopy(more, 0, args, 3, more.length);
    return new Invocation().in(lines).run(args);
  }

  @Test
  void whatIsSignedIsTakenAndSaysWhoSigned() {
    String signed = sign(MARKET + BUY);
    assertThat(signed).startsWith(MARKET).contains("\"primaryType\":\"Order\"");
    String keys = new Invocation().run("sign", "--seed", "test", "--new-keys", "1").out();
    assertThat(keys)
        .matches("\\{\"privateKey\":\"0x[0-9a-f]{64}\",\"address\":\"0x[0-9a-f]{40}\"}\n");
    String digests = new Invocation().in(signed.substring(MARKET.length())).run("typed-data").out();
    assertThat(digests)
        .matches("\\{\"digest\":\"0x[0-9a-f]{64}\",\"signer\":\"0x[0-9a-f]{40}\"}\n");
    String digest = digests.replaceAll(".*digest\":\"0x([^\"]*).*\n", "$1");
    String signer = digests.replaceAll(".*signer\":\"([^\"]*).*\n", "$1");
    assertThat(run(signed).out())
        .contains("\"type\":\"accepted\"")
        .contains("\"clOrdId\":\"" + digest + "\"")
        .contains("\"account\":\"" + signer + "\"");
  }

  /** What is signed comes at the time of its command: deadlines are judged by it. */
  @Test
  void aSignedFlowExpiresAndTradesAsTheSameFlowUnsigned() {
    String order =
        "{\"cmd\":\"new\",\"ts\":%d,\"symbol\":\"X\",\"account\":\"%s\",\"side\":\"%s\","
            + "\"ordType\":\"LIMIT\",\"qty\":\"5\",\"price\":\"1.25\"%s}\n";
    long second = 1_000_000_000L;
    String ends = ",\"tif\":\"GTD\",\"expireTs\":" + 1_700_000_010L * second;
    String flow =
        MARKET
            + order.formatted(1_700_000_000L * second, "ann", "BUY", ends)
            + order.formatted(1_700_000_005L * second, "bob", "BUY", "")
            + order.formatted(1_700_000_100L * second, "cid", "SELL", "");
    String plain = new Invocation().in(flow).run("run").out();
    assertThat(types(run(sign(flow)).out())).isEqualTo(types(plain)).contains("expired", "trade");
  }

  private static List<String> types(String events) {
    return events
        .lines()
        .map(line -> line.replaceAll(".*\"ts\":(\\d+),\"type\":\"(\\w+)\".*", "$2 at $1"))
        .map(line -> line.replaceAll(" at 17000001\\d*", ""))
        .toList();
  }

  @Test
  void cancelsAndReplacesAreSignedLikewise() {
    String change = "{\"cmd\":\"replace\",\"account\":\"ann\",\"clOrdId\":\"c\",\"qty\":\"7\"}\n";
    String cancel = "{\"cmd\":\"cancel\",\"orderId\":1}\n";
    String all = "{\"cmd\":\"massCancel\",\"account\":\"ann\"}\n";
    assertThat(run(sign(MARKET + BUY + change + cancel + all)).out())
        .contains("\"type\":\"replaced\",\"orderId\":1,\"price\":\"1.25\",\"qty\":\"7\"")
        .contains("\"type\":\"canceled\",\"orderId\":1,\"reason\":\"REQUESTED\"")
        .contains("\"type\":\"massCanceled\"");
  }

  @Test
  void whatIsRefusedIsAMalformedLineWithTheReason() {
    String signed = sign(MARKET + BUY);
    String order = signed.substring(MARKET.length());
    String forged = order.replaceFirst("\"salt\":\"1\"", "\"salt\":\"2\"");
    String elsewhere = order.replace("31337", "1");
    String broken = order.replaceFirst("\"signature\":\"0x....", "\"signature\":\"0x");
    String out = run(signed + BUY + forged + elsewhere + broken + order + "{\"types\":1}\n").out();
    assertThat(out.lines().skip(2))
        .satisfiesExactly(
            line -> assertThat(line).contains("malformed").contains("not signed"),
            line -> assertThat(line).contains("malformed").contains("signed by 0x"),
            line -> assertThat(line).contains("malformed").contains("domain.chainId"),
            line -> assertThat(line).contains("malformed").contains("length is 63 bytes"),
            line -> assertThat(line).contains("\"type\":\"rejected\"").contains("NONCE_USED"),
            line -> assertThat(line).contains("malformed").contains("types"));
  }

  @Test
  void aReplayedOrderIsRefusedInALaterRunToo() {
    String store = "file:" + folder.resolve("data");
    String signed = sign(MARKET + BUY);
    assertThat(run(signed, "--store", store).out()).contains("accepted");
    assertThat(run(signed, "--store", store, "--skip-applied").out()).isEmpty();
    assertThat(run(signed, "--store", store).out())
        .contains("DUPLICATE_SYMBOL")
        .contains("NONCE_USED")
        .doesNotContain("accepted");
  }

  @Test
  void increasingNoncesAndDecimalsCanBeChosen() {
    Object[] options = {
      "--nonces", "INCREASING", "--price-decimals", "2", "--quantity-decimals", "0"
    };
    String signed = sign(MARKET + BUY + BUY.replace("\"c\"", "\"d\""), options);
    assertThat(signed).contains("\"price\":\"125\"").contains("\"quantity\":\"5\"");
    String[] lines = signed.split("\n");
    String wrongOrder = String.join("\n", lines[0], lines[2], lines[1]) + "\n";
    assertThat(run(wrongOrder, options).out()).contains("accepted").contains("NONCE_TOO_LOW");
    assertThat(run(signed, options).out()).doesNotContain("rejected");
  }

  @Test
  void cancelsNeedNoSignatureWhereTheHostSaysSo() {
    String cancel = "{\"cmd\":\"cancel\",\"orderId\":1}\n";
    assertThat(run(sign(MARKET + BUY) + cancel).out()).contains("not signed");
    assertThat(run(sign(MARKET + BUY) + cancel, "--unsigned-cancels").out()).contains("REQUESTED");
  }

  @Test
  void eachLineOfTypedDataHasItsAnswer() {
    String mail =
        "{\"types\":{\"M\":[{\"name\":\"a\",\"type\":\"uint8\"}]},\"primaryType\":\"M\","
            + "\"domain\":{},\"message\":{\"a\":%s}}";
    String in = mail.formatted("255") + "\n\n" + mail.formatted("256") + "\nnonsense\n";
    List<String> out = new Invocation().in(in).run("typed-data").out().lines().toList();
    assertThat(out).hasSize(3);
    assertThat(out.get(0)).matches("\\{\"digest\":\"0x[0-9a-f]{64}\"}");
    assertThat(out.get(1)).startsWith("{\"error\":\"message.a: ");
    assertThat(out.get(2)).startsWith("{\"error\":\"");
  }

  @Test
  void typedDataMayBeLongerThanACommand() {
    String line =
        "{\"types\":{\"M\":[{\"name\":\"a\",\"type\":\"bytes\"}]},\"primaryType\":\"M\","
            + "\"domain\":{},\"message\":{\"a\":\"0x%s\"}}\n";
    String in = line.formatted("ab".repeat(100_000)) + line.formatted("ab".repeat(1 << 20));
    List<String> out = new Invocation().in(in).run("typed-data").out().lines().toList();
    assertThat(out.get(0)).startsWith("{\"digest\"");
    assertThat(out.get(1)).isEqualTo("{\"error\":\"over 1048576 bytes\"}");
  }

  @Test
  void aDomainMayBeInAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("domain.json"), DOMAIN);
    String signed =
        new Invocation()
            .in(MARKET + BUY)
            .run("sign", "--eip712", file, "--key", "0x" + "01".repeat(32))
            .out();
    assertThat(run(signed).out()).contains("accepted");
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    refused("--eip712", "run", "--eip712", "{\"foo\":1}");
    refused("domain.json", "run", "--eip712", folder.resolve("domain.json"));
    refused("--eip712 is missing", "sign", "--seed", "x");
    refused("--seed", "sign", "--eip712", DOMAIN);
    refused("--key", "sign", "--eip712", DOMAIN, "--key", "0x00");
    refused("--unsigned-cancels", "run", "--unsigned-cancels");
    refused("priceDecimals", "run", "--eip712", DOMAIN, "--price-decimals", "99");
    refused("--nonces", "run", "--eip712", DOMAIN, "--nonces", "random");
    refused("--eip712", "run", "--nonces", "INCREASING");
    refused("chainId", "run", "--eip712", "{\"name\":\"Matchbook\"}");
    refused("--new-keys", "sign", "--new-keys", "0");
    Outcome stop =
        new Invocation()
            .in(BUY.replace("LIMIT", "STOP"))
            .run("sign", "--eip712", DOMAIN, "--seed", "x");
    assertThat(stop.exitCode()).isEqualTo(2);
    assertThat(stop.err()).contains("line 1").contains("ordType");
  }

  private static void refused(String what, Object... args) {
    Outcome outcome = new Invocation().run(args);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(what);
  }
}
