package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditKey;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the script {@code write.lua} shall do, as it reads it: a letter, a key, how many arguments,
 * the arguments. Members leave a set before others join one.
 */
final class Operations {
  /** The rows of one market: arguments are ids and rows. */
  static final class MarketRows {
    private final List<byte[]> orders = new ArrayList<>();
    private final List<byte[]> trades = new ArrayList<>();

    void order(long id, byte[] row) {
      orders.add(number(id));
      orders.add(row);
    }

    void trade(long id, byte[] row) {
      trades.add(number(id));
      trades.add(row);
    }
  }

  private static final byte[] NOTHING = {};
  private static final int FEW = 2;

  private final Keys keys;
  private final Map<String, List<byte[]>> removed = new LinkedHashMap<>();
  private final Map<String, List<byte[]>> added = new LinkedHashMap<>();
  private final Map<String, MarketRows> rows = new LinkedHashMap<>();
  private final List<byte[]> closed = new ArrayList<>();
  private final List<byte[]> markets = new ArrayList<>();
  private final List<byte[]> deleted = new ArrayList<>();
  private final List<byte[]> authorizations = new ArrayList<>();
  private final List<byte[]> nonces = new ArrayList<>();
  private final List<byte[]> settlements = new ArrayList<>();
  private final List<byte[]> batches = new ArrayList<>();
  private final List<byte[]> audit = new ArrayList<>();
  private final Set<String> settled = new LinkedHashSet<>();
  private final Map<String, byte[]> depths = new LinkedHashMap<>();

  Operations(Keys keys) {
    this.keys = keys;
  }

  void remove(String key, byte[] member) {
    removed.computeIfAbsent(key, k -> new ArrayList<>()).add(member);
  }

  void add(String key, byte[] member) {
    added.computeIfAbsent(key, k -> new ArrayList<>()).add(member);
  }

  /** Adds to the closed orders, as of now. */
  void close(byte[] member) {
    closed.add(member);
  }

  MarketRows rows(String symbol) {
    return rows.computeIfAbsent(symbol, s -> new MarketRows());
  }

  void market(int index, byte[] row) {
    markets.add(number(index));
    markets.add(row);
  }

  void authorization(long orderId, byte[] row) {
    authorizations.add(number(orderId));
    authorizations.add(row);
  }

  /** Puts a nonce in the place of what is there, or takes that away. */
  void nonce(StoredNonce nonce, byte[] row) {
    nonces.add(Keys.nonce(nonce).getBytes(UTF_8));
    nonces.add(Places.id(nonce.seq()));
    nonces.add(nonce.value().signum() == 0 ? NOTHING : row);
  }

  /** Puts a settlement in the place of what is there. */
  void settlement(StoredSettlement row, byte[] value) {
    put(settlements, row.tradeId(), value, row.state(), row.batchId());
    settled.add(Keys.SETTLEMENTS_BY_ID);
    settled.add(Keys.SETTLEMENTS_BY_BATCH);
    settled.add(Keys.in(Keys.SETTLEMENTS, row.state()));
  }

  /** Puts a batch of trades in the place of what is there. */
  void settlementBatch(SettlementBatch row, byte[] value) {
    put(batches, row.batchId(), value, row.state(), row.batchId());
    settled.add(Keys.BATCHES_BY_ID);
    settled.add(Keys.in(Keys.BATCHES, row.state()));
  }

  private static void put(
      List<byte[]> to, long id, byte[] value, SettlementState state, long batchId) {
    to.add(number(id));
    to.add(value);
    to.add(state.name().getBytes(UTF_8));
    to.add(number(batchId));
  }

  /** Adds to the audit trail. */
  void audit(Event event, byte[] value) {
    long seq = event.seq();
    audit.add(number(seq));
    audit.add(value);
    AuditKey key = AuditKey.of(event);
    add(Keys.AUDIT_BY_SEQ, Places.id(seq));
    if (key.orderId() > 0) {
      add(Keys.AUDIT_BY_ORDER, Places.event(key.orderId(), seq));
    }
    if (key.otherOrderId() > 0) {
      add(Keys.AUDIT_BY_ORDER, Places.event(key.otherOrderId(), seq));
    }
    if (key.batchId() > 0) {
      add(Keys.AUDIT_BY_BATCH, Places.event(key.batchId(), seq));
    }
  }

  void delete(String key) {
    deleted.add(keys.of(key));
  }

  void depth(String symbol, String json) {
    depths.put(symbol, json.getBytes(UTF_8));
  }

  /** Names of the sorted sets that are written. */
  List<String> sets() {
    List<String> names = new ArrayList<>(removed.keySet());
    names.addAll(added.keySet());
    names.addAll(settled);
    if (!audit.isEmpty()) {
      names.add(Keys.AUDIT_BY_ORDER);
      names.add(Keys.AUDIT_BY_BATCH);
    }
    if (!closed.isEmpty()) {
      names.add(Keys.CLOSED);
    }
    if (!nonces.isEmpty()) {
      names.add(Keys.NONCES_BY_SEQ);
    }
    return names;
  }

  int closedCount() {
    return closed.size();
  }

  boolean isEmpty() {
    return rows.isEmpty() && markets.isEmpty() && deleted.isEmpty();
  }

  /** Appends all of it; with a message for each market's channel where there is a first line. */
  void appendTo(List<byte[]> arguments, List<String> newKeys, Message message) {
    append(arguments, 'K', NOTHING, newKeys.stream().map(keys::of).toList());
    deleted.forEach(key -> append(arguments, 'D', key, List.of()));
    if (!markets.isEmpty()) {
      append(arguments, 'H', keys.of(Keys.MARKETS), markets);
    }
    append(arguments, 'Z', removed);
    append(arguments, 'A', added);
    if (!closed.isEmpty()) {
      append(arguments, 'C', keys.of(Keys.CLOSED), closed);
    }
    if (!authorizations.isEmpty()) {
      append(arguments, 'M', NOTHING, authorizations);
    }
    if (!settlements.isEmpty()) {
      append(arguments, 'G', keys.of(Keys.SETTLEMENTS), settlements);
    }
    if (!batches.isEmpty()) {
      append(arguments, 'G', keys.of(Keys.BATCHES), batches);
    }
    if (!audit.isEmpty()) {
      append(arguments, 'H', keys.of(Keys.AUDIT), audit);
      append(arguments, 'E', keys.of(Keys.AUDIT), List.of(audit.get(audit.size() - 2)));
    }
    if (!nonces.isEmpty()) {
      append(arguments, 'N', keys.of(Keys.NONCES_BY_SEQ), nonces);
    }
    depths.forEach(
        (symbol, json) -> append(arguments, 'S', keys.of(Keys.depth(symbol)), List.of(json)));
    rows.forEach((symbol, of) -> append(arguments, message, symbol, of));
    rows.forEach(
        (symbol, of) -> {
          if (!of.trades.isEmpty()) {
            append(arguments, 'T', keys.of(Keys.tradesIn(symbol)), List.of());
          }
        });
  }

  /** The first line of the message for a market, or null for none. */
  interface Message {
    String firstLine(String symbol);
  }

  private void append(List<byte[]> to, Message message, String symbol, MarketRows of) {
    String first = message.firstLine(symbol);
    to.add(letter('R'));
    to.add(first == null ? NOTHING : keys.of(Keys.committed(symbol)));
    to.add(number(2L + of.orders.size() + of.trades.size()));
    to.add(first == null ? NOTHING : first.getBytes(UTF_8));
    to.add(number(of.orders.size()));
    to.addAll(of.orders);
    to.addAll(of.trades);
  }

  /** Keys with some members by themselves, those with few all together. */
  private void append(List<byte[]> to, char letter, Map<String, List<byte[]>> sets) {
    List<byte[]> pairs = new ArrayList<>();
    sets.forEach(
        (name, members) -> {
          byte[] key = keys.of(name);
          if (members.size() > FEW) {
            append(to, letter, key, members);
          } else {
            members.forEach(
                member -> {
                  pairs.add(key);
                  pairs.add(member);
                });
          }
        });
    if (!pairs.isEmpty()) {
      append(to, Character.toLowerCase(letter), NOTHING, pairs);
    }
  }

  private static void append(List<byte[]> to, char letter, byte[] key, List<byte[]> arguments) {
    to.add(letter(letter));
    to.add(key);
    to.add(number(arguments.size()));
    to.addAll(arguments);
  }

  private static byte[] letter(char letter) {
    return new byte[] {(byte) letter};
  }

  static byte[] number(long number) {
    return Long.toString(number).getBytes(UTF_8);
  }
}
