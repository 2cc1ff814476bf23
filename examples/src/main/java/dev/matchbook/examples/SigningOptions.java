package dev.matchbook.examples;

import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.eip712.OrderMessages;
import dev.matchbook.eip712.Venue;
import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.eip712.typed.TypedData;
import dev.matchbook.eip712.typed.TypedDataException;
import dev.matchbook.eip712.typed.TypedDataJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** What accounts sign, and for which domain. */
final class SigningOptions {
  private static final int MOST_DOMAIN_BYTES = 65_536;
  private static final int DECIMALS = 18;

  /** How nonces are used, as the option has it. */
  private enum Nonces {
    INCREASING,
    UNORDERED
  }

  @Option(
      names = "--eip712",
      paramLabel = "DOMAIN",
      description =
          "Orders, replaces and cancels are signed for this domain: a JSON object with name,"
              + " version, chainId, verifyingContract, salt or some of them; or a file that holds"
              + " one.")
  private String domain;

  @Option(
      names = "--nonces",
      paramLabel = "RULE",
      description = "INCREASING or UNORDERED. Default: UNORDERED.")
  private Nonces nonces;

  @Option(
      names = "--price-decimals",
      paramLabel = "N",
      description = "Decimals of a signed price. Default: 18.")
  private Integer priceDecimals;

  @Option(
      names = "--quantity-decimals",
      paramLabel = "N",
      description = "Decimals of a signed quantity. Default: 18.")
  private Integer quantityDecimals;

  /**
   * Whether anything is signed.
   *
   * @throws Failure if the others are given without the domain
   */
  boolean areGiven() throws Failure {
    if (domain == null && (nonces != null || priceDecimals != null || quantityDecimals != null)) {
      throw Failure.unusable("--nonces, --price-decimals and --quantity-decimals need --eip712");
    }
    return domain != null;
  }

  /**
   * The messages.
   *
   * @throws Failure naming the option that cannot be used
   */
  OrderMessages messages() throws Failure {
    try {
      return new OrderMessages(
          nonces == null ? ReplayRule.UNORDERED : ReplayRule.valueOf(nonces.name()),
          decimals(priceDecimals),
          decimals(quantityDecimals));
    } catch (IllegalArgumentException e) {
      throw Failure.unusable(e.getMessage());
    }
  }

  private static int decimals(Integer given) {
    return given == null ? DECIMALS : given;
  }

  /**
   * The venue.
   *
   * @throws Failure naming the option that cannot be used
   */
  Venue venue() throws Failure {
    if (domain == null) {
      throw Failure.unusable("--eip712 is missing: for which domain?");
    }
    try {
      String json = domain.strip().startsWith("{") ? domain : file(Path.of(domain));
      return new Venue(parse(json), messages().types());
    } catch (TypedDataException | IllegalArgumentException e) {
      throw Failure.unusable("--eip712: " + e.getMessage());
    }
  }

  private static String file(Path path) throws Failure {
    try {
      if (Files.size(path) > MOST_DOMAIN_BYTES) {
        throw Failure.unusable("--eip712: " + path + " is over " + MOST_DOMAIN_BYTES + " bytes");
      }
      return Files.readString(path);
    } catch (IOException e) {
      throw Failure.notOpened(e);
    }
  }

  private static Domain parse(String json) throws TypedDataException {
    TypedData data =
        new TypedDataJson()
            .read("{\"types\":{},\"primaryType\":\"EIP712Domain\",\"domain\":" + json + "}");
    Map<String, Object> fields = data.domain();
    if (!fields.containsKey("chainId")) {
      throw new TypedDataException("chainId", "missing: signatures would hold on every chain");
    }
    return new Domain(
        (String) fields.get("name"),
        (String) fields.get("version"),
        (BigInteger) fields.get("chainId"),
        (String) fields.get("verifyingContract"),
        (String) fields.get("salt"));
  }
}
