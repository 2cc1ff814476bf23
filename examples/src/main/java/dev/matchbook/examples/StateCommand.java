package dev.matchbook.examples;

import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.json.LineKey;
import java.util.HexFormat;
import picocli.CommandLine.Command;

/** Recovers an engine and says where it is. */
@Command(
    name = "state",
    description = "Prints how far the engine of a store has come, and the hash of its state.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StateCommand extends StoreCommand {
  private static final LineKey COMMANDS = LineKey.of("commands");
  private static final LineKey SEQ = LineKey.of("seq");
  private static final LineKey OPEN_ORDERS = LineKey.of("openOrders");
  private static final LineKey NEXT_ORDER_ID = LineKey.of("nextOrderId");
  private static final LineKey NEXT_TRADE_ID = LineKey.of("nextTradeId");
  private static final LineKey HASH = LineKey.of("hash");

  StateCommand(Stdio stdio) {
    super(stdio);
  }

  @Override
  void print(ExchangeStore store, Lines out) {
    JournaledEngine journaled = JournaledEngine.on(store, new EventRecorder(event -> {}));
    Checkpoint at = journaled.checkpoint();
    MatchingEngine engine = journaled.engine();
    out.buffer()
        .begin(COMMANDS)
        .number(at.commands())
        .number(SEQ, at.seq())
        .number(OPEN_ORDERS, engine.openOrders())
        .number(NEXT_ORDER_ID, at.orderId() + 1)
        .number(NEXT_TRADE_ID, at.tradeId() + 1)
        .text(HASH, HexFormat.of().toHexDigits(engine.stateHash()))
        .end();
  }
}
