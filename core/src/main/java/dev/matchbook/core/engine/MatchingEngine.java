package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.Shape;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.internal.Orders;
import dev.matchbook.core.store.Checkpoint;
import java.math.BigInteger;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The matching engine in primitives: a deterministic state machine that takes one command after the
 * other and tells a listener what happened.
 *
 * <p>Every command takes its time {@code ts} in nanoseconds since the Unix epoch; one that is not
 * later than the latest seen counts as that (RULEBOOK §1), so 0 means none. For each command time
 * moves on, orders due expire, the command is applied, then triggers run (§2). In steady state
 * nothing is allocated: orders live in reused slots of primitive arrays.
 *
 * <p>Not safe for use by several threads at once. Misuse is an {@link IllegalArgumentException} or
 * {@link NullPointerException} naming the parameter, before anything changed; a business refusal is
 * an event.
 */
public final class MatchingEngine {
  /** What an order id is that the command does not give. */
  public static final long NO_ORDER_ID = -1;

  final OpenOrders open = new OpenOrders();
  private final Orders orders = open.orders;
  private final Markets markets;
  private final EventOut out;
  private final NewOrders newOrders;
  private final Matcher matcher;
  private final Replacement replacement;
  private final Cascade cascade;
  private final MassCancels massCancels;
  final Nonces nonces = new Nonces(open);
  private final Settlements settlements = new Settlements();
  private final Settling settling;
  private final CommandAdapter adapter = new CommandAdapter(this);
  private long orderId;

  /**
   * An engine without markets.
   *
   * @param listener is told every event
   */
  public MatchingEngine(EngineListener listener) {
    out = new EventOut(Objects.requireNonNull(listener, "listener"), open);
    Probe probe = new Probe(open);
    matcher = new Matcher(open, out, probe);
    newOrders = new NewOrders(open, out, new OrderChecks(open, probe), matcher, settlements);
    replacement = new Replacement(open, out, probe, matcher);
    cascade = new Cascade(open, out, matcher);
    markets = new Markets(open, out, cascade, new SettledTrades(settlements, nonces));
    massCancels = new MassCancels(open, matcher, nonces);
    Busts busts = new Busts(this, settlements, out, matcher, newOrders);
    settling = new Settling(settlements, out, busts);
  }

  void onMark(Consumer<Market> listener) {
    markets.onMark(listener);
  }

  /** The market of that name, or null. */
  public Market market(String symbol) {
    return markets.get(symbol);
  }

  /**
   * The account of that name, taken in if it is new.
   *
   * @param name 1–64 printable ASCII characters
   */
  public Account account(String name) {
    Account account = open.accounts.find(Objects.requireNonNull(name, "name"));
    if (account == null && !Shape.isText(name)) {
      throw new IllegalArgumentException("name: not 1 to 64 printable ASCII characters");
    }
    return account == null ? open.accounts.get(name) : account;
  }

  /** The market of the open order with that id, or null if none is open. */
  public Market marketOf(long orderId) {
    int slot = open.find(orderId);
    return slot == NIL ? null : open.market(slot);
  }

  /** The market of the account's open order with that {@code clOrdId}, or null if none is open. */
  public Market marketOf(String account, String clOrdId) {
    int slot = find(NO_ORDER_ID, account, clOrdId);
    return slot == NIL ? null : open.market(slot);
  }

  /** The latest time seen, in nanoseconds since the Unix epoch. */
  public long ts() {
    return out.ts();
  }

  /** {@code seq} of the last event, 0 before the first. */
  public long seq() {
    return out.seq();
  }

  /** Number of the last trade, 0 before the first. */
  public long tradeId() {
    return out.tradeId();
  }

  /** The trades that may still be busted, and their batches. */
  public Settlements settlements() {
    return settlements;
  }

  /** How many orders rest or wait. */
  public int openOrders() {
    return orders.live();
  }

  /**
   * Applies a command given as a record; decimals become units of the market they are for.
   *
   * @param command any
   */
  public void apply(Command command) {
    adapter.apply(Objects.requireNonNull(command, "command"));
  }

  /** Defines a market (§2 {@code market}). */
  public void addMarket(AddMarket definition) {
    begin(Objects.requireNonNull(definition, "definition").ts());
    markets.add(definition);
  }

  /** Takes a market in. */
  Market define(AddMarket definition) {
    return markets.define(definition);
  }

  /** Goes on with the counters of an engine that was there before. */
  void restore(Checkpoint from) {
    out.restore(from);
    orderId = from.orderId();
  }

  /** Where the engine is after so many commands. */
  Checkpoint checkpoint(long commands) {
    return new Checkpoint(commands, out.seq(), out.ts(), orderId, out.tradeId());
  }

  /**
   * Enters an order (§2 {@code new}, §4).
   *
   * @return the order's id, also of one that was rejected
   */
  public long newOrder(long ts, OrderEntry entry) {
    Objects.requireNonNull(entry, "entry").requireFor(open);
    begin(ts);
    long id = ++orderId;
    if (nonces.current() != null) {
      nonces.signed(id, nonces.current().usedNonce());
    }
    if (newOrders.enter(id, entry) && entry.market.hasTraded()) {
      cascade.run(entry.market);
    }
    return id;
  }

  /**
   * Cancels an order (§8 {@code cancel}), named by {@code orderId}, or by {@code account} and
   * {@code clOrdId}.
   *
   * @param orderId or {@link #NO_ORDER_ID}
   * @param account who must own it, or null beside an {@code orderId}
   * @param clOrdId names nothing beside an {@code orderId}; may then be null
   */
  public void cancel(long ts, long orderId, String account, String clOrdId) {
    requireName(orderId, account, clOrdId);
    begin(ts);
    int slot = find(orderId, account, clOrdId);
    if (slot == NIL) {
      out.cancelRejected(orderId, clOrdId, RejectReason.UNKNOWN_ORDER);
    } else {
      takeOut(slot, CancelReason.REQUESTED);
    }
  }

  /** Changes an order (§8 {@code replace}), named as in {@link #cancel}. */
  public void replace(long ts, long orderId, String account, String clOrdId, ReplaceEntry entry) {
    requireName(orderId, account, clOrdId);
    Objects.requireNonNull(entry, "entry");
    begin(ts);
    int slot = find(orderId, account, clOrdId);
    RejectReason reason = slot == NIL ? RejectReason.UNKNOWN_ORDER : rejectReplace(slot, entry);
    if (reason != null) {
      out.cancelRejected(orderId, clOrdId, reason);
      return;
    }
    if (nonces.current() != null) {
      nonces.signed(orders.id(slot), nonces.current().usedNonce());
    }
    Market market = open.market(slot);
    replacement.apply(slot, entry);
    cascade.run(market);
  }

  /** What an account has signed nobody else changes; what was busted nobody. */
  private RejectReason rejectReplace(int slot, ReplaceEntry entry) {
    if (open.hasGivenBack(orders.id(slot))) {
      return RejectReason.TRADE_BUSTED;
    }
    boolean unsigned = nonces.current() == null && nonces.ofOrder(orders.id(slot)) != null;
    return unsigned ? RejectReason.SIGNATURE_REQUIRED : replacement.reject(slot, entry);
  }

  /**
   * Cancels an account's orders (§8 {@code massCancel}).
   *
   * @param symbol only in that market, or null for all
   * @param side only on that side, or null for both
   */
  public void massCancel(long ts, String account, String symbol, Side side) {
    Objects.requireNonNull(account, "account");
    begin(ts);
    Market market = symbol == null ? null : markets.get(symbol);
    boolean none = symbol != null && market == null;
    out.massCanceled(account, none ? 0 : massCancels.cancel(account, market, side));
  }

  /**
   * Cancels an account's orders that were signed with a nonce below a bound, and gives up all such
   * nonces ({@link CancelBelow}).
   */
  public void cancelBelow(long ts, String account, BigInteger below) {
    new CancelBelow(ts, account, below); // checks them
    begin(ts);
    if (nonces.giveUp(account, below, out.seq() + 1)) {
      out.massCanceled(account, massCancels.cancelBelow(account, below));
    } else {
      out.cancelRejected(NO_ORDER_ID, null, RejectReason.NONCE_TOO_LOW);
    }
  }

  /** Refuses a new order whose authorization is not good; it takes an id as every one does. */
  void refuse(OrderEntry entry, RejectReason reason) {
    out.rejected(++orderId, entry, reason);
  }

  /** Refuses another command whose authorization is not good. */
  void refuse(long orderId, String clOrdId, RejectReason reason) {
    out.cancelRejected(orderId, clOrdId, reason);
  }

  /** Puts trades into a batch ({@link StartSettlement}). */
  public void startSettlement(StartSettlement command) {
    begin(Objects.requireNonNull(command, "command").ts());
    settling.start(command);
  }

  /** Takes in what a gateway says of a batch ({@link ReportSettlement}). */
  public void reportSettlement(ReportSettlement command) {
    begin(Objects.requireNonNull(command, "command").ts());
    settling.report(command);
  }

  /** Undoes a trade that is in no batch ({@link BustTrade}). */
  public void bustTrade(BustTrade command) {
    begin(Objects.requireNonNull(command, "command").ts());
    settling.bust(command);
  }

  long nextOrderId() {
    return ++orderId;
  }

  void cascade(Market market) {
    cascade.run(market);
  }

  /** Opens or halts a market (§2 {@code status}). */
  public void status(long ts, String symbol, MarketStatus status) {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(status, "status");
    begin(ts);
    markets.status(symbol, status);
  }

  /**
   * Sets a market's reference price until its first trade (§2 {@code mark}, §9).
   *
   * @param price in units; what is not one is rejected
   */
  public void mark(long ts, String symbol, long price) {
    Objects.requireNonNull(symbol, "symbol");
    begin(ts);
    markets.mark(symbol, price);
  }

  /** Moves time on (§2 {@code time}). */
  public void time(long ts) {
    begin(ts);
  }

  /**
   * Tells the displayed book (§2 {@code depth}).
   *
   * @param levels prices a side, 1–10000
   */
  public void depth(long ts, String symbol, int levels) {
    Objects.requireNonNull(symbol, "symbol");
    if (levels < 1 || levels > QueryDepth.MAX_LEVELS) {
      throw new IllegalArgumentException("levels: not from 1 to 10000: " + levels);
    }
    begin(ts);
    markets.depth(symbol, levels);
  }

  /**
   * Answers a line that is no command (§2 {@code malformed}); time does not move.
   *
   * @param line its number, from 1
   * @param reason free text
   */
  public void malformed(long line, String reason) {
    if (line < 1) {
      throw new IllegalArgumentException("line: below 1: " + line);
    }
    Objects.requireNonNull(reason, "reason");
    out.lineRejected(line, reason);
  }

  /** The hash of the engine's whole state; takes time in proportion to the open orders. */
  public long stateHash() {
    return StateHasher.hash(open, out, orderId, nonces, settlements);
  }

  private void begin(long ts) {
    if (orders.isSparse()) {
      open.shrink();
    }
    out.ts(ts);
    if (open.due(out.ts()) != NIL) {
      expireDue();
    }
  }

  private void expireDue() {
    int slot = open.due(out.ts());
    while (slot != NIL) {
      open.takeOut(slot);
      out.expired(slot);
      open.close(slot);
      slot = open.due(out.ts());
    }
  }

  private void takeOut(int slot, CancelReason reason) {
    open.takeOut(slot);
    matcher.cancel(slot, reason);
  }

  private static void requireName(long orderId, String account, String clOrdId) {
    if (orderId == NO_ORDER_ID && (account == null || clOrdId == null)) {
      throw new IllegalArgumentException("orderId, or account and clOrdId, must name the order");
    }
  }

  private int find(long orderId, String account, String clOrdId) {
    if (orderId == NO_ORDER_ID) {
      Account owner = open.accounts.find(account);
      return owner == null ? NIL : open.find(owner, clOrdId);
    }
    int slot = open.find(orderId);
    boolean foreign = slot != NIL && account != null && !open.account(slot).name().equals(account);
    return foreign ? NIL : slot;
  }
}
