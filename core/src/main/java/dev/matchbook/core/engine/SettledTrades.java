package dev.matchbook.core.engine;

/** Notes the trades of markets that settle. */
final class SettledTrades {
  private final Settlements settlements;
  private final Nonces nonces;

  SettledTrades(Settlements settlements, Nonces nonces) {
    this.settlements = settlements;
    this.nonces = nonces;
  }

  void happened(
      long seq, long ts, long tradeId, OrderView maker, OrderView taker, long price, long qty) {
    settlements.add(
        EventRecorder.tradeOf(seq, ts, tradeId, maker, taker, price, qty),
        party(maker),
        party(taker));
  }

  private Party party(OrderView order) {
    return settlements.party(order.orderId()).at(order, nonces.ofOrder(order.orderId()));
  }
}
