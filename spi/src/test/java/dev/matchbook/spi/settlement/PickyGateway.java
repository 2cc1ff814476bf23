package dev.matchbook.spi.settlement;

import dev.matchbook.core.Fault;
import dev.matchbook.core.event.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Settles at once what is good, and fails every batch with a trade of an account that is poor. */
final class PickyGateway implements SettlementGateway {
  final Set<String> poor = ConcurrentHashMap.newKeySet();
  final Map<String, GatewayStatus> known = new ConcurrentHashMap<>();
  final List<List<Long>> submitted = new CopyOnWriteArrayList<>();
  volatile int depth = 64;

  @Override
  public GatewayStatus submit(SettlementRequest request) {
    submitted.add(new ArrayList<>(request.batch().trades()));
    GatewayStatus status = new GatewayStatus.Included("0xabc", 7, 100, depth);
    for (Trade trade : request.trades()) {
      if (poor.contains(trade.takerAccount())) {
        status = GatewayStatus.failed(trade.takerAccount() + " has no money", Fault.TAKER);
      } else if (poor.contains(trade.makerAccount())) {
        status = GatewayStatus.failed(trade.makerAccount() + " has no money", Fault.MAKER);
      }
    }
    known.put(request.key(), status);
    return status;
  }

  @Override
  public GatewayStatus status(SettlementRequest request) {
    return known.getOrDefault(request.key(), GatewayStatus.unknown());
  }

  @Override
  public GatewayStatus cancel(SettlementRequest request) {
    return known.computeIfAbsent(
        request.key(), key -> GatewayStatus.failed("canceled in time", Fault.NONE));
  }
}
