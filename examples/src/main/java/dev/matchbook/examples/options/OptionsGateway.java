package dev.matchbook.examples.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.Fault;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.hash.HashText;
import dev.matchbook.core.hash.Keccak256;
import dev.matchbook.spi.settlement.GatewayStatus;
import dev.matchbook.spi.settlement.SettlementGateway;
import dev.matchbook.spi.settlement.SettlementRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A gateway in the process: mints the options of a batch if every taker can pay. Asked again for a
 * batch, by another process too, it decides as before, and all that it has to remember are blocks.
 */
final class OptionsGateway implements SettlementGateway {
  private static final int DEEP = 64;
  private static final long GAS_OF_BATCH = 21_000;
  private static final long GAS_OF_OPTION = 145_000;

  private final Predicate<String> canPay;
  private final Map<String, Long> blocks = new HashMap<>();
  private long block = 1_000;

  /**
   * A gateway.
   *
   * @param canPay whether an account can pay its premiums
   */
  OptionsGateway(Predicate<String> canPay) {
    this.canPay = canPay;
  }

  @Override
  public synchronized GatewayStatus submit(SettlementRequest request) {
    for (Trade trade : request.trades()) {
      if (!canPay.test(trade.takerAccount())) {
        return GatewayStatus.failed("the taker cannot pay the premium", Fault.TAKER);
      }
    }
    long in = blocks.computeIfAbsent(request.key(), key -> ++block);
    long gas = GAS_OF_BATCH + GAS_OF_OPTION * request.trades().size();
    String txHash = HashText.of(Keccak256.of(request.key().getBytes(UTF_8)));
    return new GatewayStatus.Included(txHash, in, gas, DEEP);
  }

  @Override
  public GatewayStatus status(SettlementRequest request) {
    return GatewayStatus.unknown();
  }

  @Override
  public GatewayStatus cancel(SettlementRequest request) {
    return submit(request);
  }
}
