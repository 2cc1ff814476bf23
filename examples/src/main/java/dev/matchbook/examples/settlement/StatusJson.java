package dev.matchbook.examples.settlement;

import dev.matchbook.core.Fault;
import dev.matchbook.examples.json.JsonObject;
import dev.matchbook.spi.settlement.GatewayStatus;

/** What a chain says of a batch, as JSON. */
final class StatusJson {
  private static final String STATE = "state";
  private static final String TX_HASH = "txHash";

  private StatusJson() {}

  static JsonObject write(GatewayStatus status) {
    if (status instanceof GatewayStatus.Included s) {
      return JsonObject.of(
          STATE,
          "INCLUDED",
          TX_HASH,
          s.txHash(),
          "block",
          s.block(),
          "gasUsed",
          s.gasUsed(),
          "confirmations",
          s.confirmations());
    } else if (status instanceof GatewayStatus.Submitted s) {
      return JsonObject.of(STATE, "SUBMITTED", TX_HASH, s.txHash());
    } else if (status instanceof GatewayStatus.Failed s) {
      return JsonObject.of(STATE, "FAILED", "error", s.error(), "fault", s.fault().name());
    }
    return JsonObject.of(STATE, "UNKNOWN");
  }

  /**
   * The other way round.
   *
   * @throws IllegalArgumentException if it is none
   */
  static GatewayStatus read(JsonObject json) {
    return switch (json.text(STATE)) {
      case "UNKNOWN" -> GatewayStatus.unknown();
      case "SUBMITTED" -> GatewayStatus.submitted(json.text(TX_HASH));
      case "INCLUDED" ->
          new GatewayStatus.Included(
              json.text(TX_HASH),
              json.number("block"),
              json.number("gasUsed"),
              (int) Math.min(Integer.MAX_VALUE, json.number("confirmations")));
      case "FAILED" -> GatewayStatus.failed(json.text("error"), Fault.valueOf(json.text("fault")));
      default -> throw new IllegalArgumentException("state: " + json.text(STATE));
    };
  }
}
