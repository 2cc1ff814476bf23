package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import java.util.List;

/**
 * Names of the keys of one engine. Each starts with the engine in braces, so that all of them are
 * in one slot of a cluster; what the host named comes last, so that no two names can meet.
 */
final class Keys {
  static final String ORDER = "order:";
  static final String TRADE = "trade:";
  static final String HEAD = "head";
  static final String MARKETS = "markets";
  static final String BOOKS = "books";
  static final String ORDERS = "orders";
  static final String OPEN = "open";
  static final String CHANGES = "changes";
  static final String CLOSED = "closed";
  static final String TRADES = "trades";
  static final String FORGOTTEN = "forgotten";
  static final String AUTH = "auth:";
  static final String NONCES = "nonces";
  static final String NONCES_BY_SEQ = "nonces-by-seq";
  static final String SETTLEMENTS = "settlements";
  static final String SETTLEMENTS_BY_ID = "settlements-by-id";
  static final String SETTLEMENTS_BY_BATCH = "settlements-by-batch";
  static final String BATCHES = "batches";
  static final String BATCHES_BY_ID = "batches-by-id";
  static final String AUDIT = "audit";
  static final String AUDIT_BY_SEQ = "audit-by-seq";
  static final String AUDIT_BY_ORDER = "audit-by-order";
  static final String AUDIT_BY_BATCH = "audit-by-batch";

  /** One of these is there as long as any row is. */
  static final List<String> ALL_ROWS =
      List.of(ORDERS, OPEN, CLOSED, TRADES, MARKETS, BOOKS, NONCES, SETTLEMENTS, BATCHES, AUDIT);

  private final String prefix;

  Keys(String engine) {
    prefix = "matchbook:{" + engine + "}:";
  }

  String prefix() {
    return prefix;
  }

  byte[] of(String name) {
    return (prefix + name).getBytes(UTF_8);
  }

  /** A nonce among all of the engine. */
  static String nonce(StoredNonce nonce) {
    return nonce.kind() + ":" + nonce.key() + ":" + nonce.account();
  }

  static String ordersOf(String account) {
    return "orders-of:" + account;
  }

  static String openOf(String account) {
    return "open-of:" + account;
  }

  static String namesOf(String account) {
    return "names-of:" + account;
  }

  static String tradesOf(String account) {
    return "trades-of:" + account;
  }

  static String tradesIn(String symbol) {
    return "trades-in:" + symbol;
  }

  /** Settlements, or batches of trades, in that state. */
  static String in(String hash, SettlementState state) {
    return hash + "-in:" + state;
  }

  static String bids(String symbol) {
    return "bids:" + symbol;
  }

  static String asks(String symbol) {
    return "asks:" + symbol;
  }

  static String waiting(String symbol) {
    return "waiting:" + symbol;
  }

  /** Where an open order stands. */
  static String book(StoredOrder order) {
    if (order.waiting()) {
      return waiting(order.symbol());
    }
    return order.side() == Side.BUY ? bids(order.symbol()) : asks(order.symbol());
  }

  static String depth(String symbol) {
    return "depth:" + symbol;
  }

  static String committed(String symbol) {
    return "committed:" + symbol;
  }
}
