package dev.matchbook.core.oracle;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.SetMark;
import dev.matchbook.core.command.SetStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An endless stream of commands out of a seed: the same seed gives the same commands. The seed also
 * picks the {@link Flavour}. The first commands define the markets. Not thread-safe.
 */
public final class RandomCommands {
  private static final int FORGOTTEN_AFTER = 60;
  private static final String UNKNOWN = "NONE";
  private final Dice dice;
  private final Flavour flavour;
  private final List<RandomMarket> markets = new ArrayList<>();

  /** Does every command too, to know which orders are open and worth being named. */
  private final SlowExchange shadow = new SlowExchange();

  /** The open new orders, and the latest whatever became of them, by id. */
  private final TreeMap<Long, NewOrder> issued = new TreeMap<>();

  private final List<String> halted = new ArrayList<>();
  private long lastOrderId;
  private long nowNanos;
  private long line;

  /** Starts a stream. */
  public RandomCommands(long seed) {
    dice = new Dice(seed);
    flavour = dice.of(Flavour.values());
  }

  /** The next command. */
  public Command next() {
    Command command = draw();
    done(command);
    return command;
  }

  /** A command that has to be {@link #done}, itself or what somebody makes of it. */
  public Command draw() {
    line++;
    return choose();
  }

  /** What is done; may be another command than was drawn, or one more. */
  public void done(Command command) {
    shadow.submit(command);
    lastOrderId = shadow.lastOrderId();
  }

  private Command choose() {
    if (markets.size() < flavour.markets) {
      RandomMarket market = new RandomMarket("M" + markets.size() + "/X", flavour, dice);
      markets.add(market);
      return market.definition;
    }
    if (!halted.isEmpty() && dice.percent(15)) {
      return new SetStatus(ts(), halted.remove(0), MarketStatus.OPEN);
    }
    return dice.percent(flavour.replace) ? replace() : other();
  }

  private Command other() {
    int roll = dice.between(0, 999);
    if (roll < 60) {
      return cancel();
    } else if (roll < 66) {
      return massCancel();
    } else if (roll < 84) {
      return new QueryDepth(ts(), symbol(), dice.of(1, 2, 3, 10, 10_000));
    } else if (roll < 92) {
      return new AdvanceTime(Math.max(ts(), nowNanos += dice.between(0, 30)));
    } else if (roll < 99) {
      return mark();
    } else if (roll < 105) {
      return status();
    } else if (roll < 108) {
      return new MalformedLine(line, "random");
    } else if (roll < 110) {
      return duplicateMarket();
    }
    return newOrder();
  }

  /** Often none, mostly now or a little later, seldom in the past. */
  private long ts() {
    if (dice.percent(55)) {
      return 0;
    }
    if (dice.percent(10)) {
      return dice.between(0, nowNanos);
    }
    nowNanos += dice.between(0, 4);
    return nowNanos;
  }

  private RandomMarket market() {
    return markets.get(dice.between(0, markets.size() - 1));
  }

  private String symbol() {
    return dice.percent(2) ? UNKNOWN : market().symbol();
  }

  private String account() {
    return "acct" + dice.between(1, flavour.accounts);
  }

  private String clOrdId() {
    return dice.percent(40) ? "id \"" + dice.between(1, 25) + "\\" : null;
  }

  private Command newOrder() {
    long ts = ts();
    NewOrder order =
        dice.percent(1)
            ? unknownSymbol(ts)
            : new RandomOrder(dice, flavour, market(), account(), clOrdId(), nowNanos).command(ts);
    lastOrderId++;
    issued.put(lastOrderId, order);
    if (lastOrderId % FORGOTTEN_AFTER == 0) {
      List<Long> open = openIds();
      issued.keySet().removeIf(id -> id <= lastOrderId - FORGOTTEN_AFTER && !open.contains(id));
    }
    return order;
  }

  private List<Long> openIds() {
    return shadow.open().stream().map(order -> order.orderId).toList();
  }

  private NewOrder unknownSymbol(long ts) {
    return new NewOrder(
        ts,
        UNKNOWN,
        account(),
        Side.BUY,
        OrdType.LIMIT,
        BigDecimal.ONE,
        null,
        null,
        null,
        TimeInForce.GTC,
        null,
        false,
        null,
        null,
        false,
        SelfTradePrevention.NONE,
        clOrdId());
  }

  /** The id of an order to be named: mostly an open one, else a late one or one never entered. */
  private long target() {
    if (dice.percent(3)) {
      return dice.of(0L, lastOrderId + 1, Long.MAX_VALUE, dice.between(0, lastOrderId));
    }
    List<Long> open = openIds();
    if (open.isEmpty() || dice.percent(10)) {
      return dice.between(Math.max(0, lastOrderId - FORGOTTEN_AFTER), lastOrderId);
    }
    return open.get(dice.between(0, open.size() - 1));
  }

  /** The account beside an order id: mostly none or the owner's, seldom another's. */
  private String accountBeside(NewOrder order) {
    if (dice.percent(60)) {
      return null;
    }
    return order == null || dice.percent(10) ? account() : order.account();
  }

  private boolean namedByClient(NewOrder order) {
    return order != null && order.clOrdId() != null && dice.percent(50);
  }

  private Command cancel() {
    long target = target();
    NewOrder order = issued.get(target);
    long ts = ts();
    if (namedByClient(order)) {
      String account = dice.percent(5) ? account() : order.account();
      return new CancelOrder(ts, null, account, order.clOrdId());
    }
    String clOrdId = dice.percent(10) ? "beside" : null;
    return new CancelOrder(ts, target, accountBeside(order), clOrdId);
  }

  private Command replace() {
    long target = target();
    NewOrder old = issued.get(target);
    boolean byClient = namedByClient(old);
    Long orderId = byClient ? null : (Long) target;
    String account = byClient ? old.account() : accountBeside(old);
    String clOrdId = byClient ? old.clOrdId() : null;
    ReplaceDraft draft = new ReplaceDraft(dice, flavour, marketOf(old), old);
    return draft.command(ts(), orderId, account, clOrdId);
  }

  private RandomMarket marketOf(NewOrder order) {
    return markets.stream()
        .filter(market -> order != null && market.symbol().equals(order.symbol()))
        .findFirst()
        .orElseGet(this::market);
  }

  private Command massCancel() {
    String symbol = dice.percent(40) ? symbol() : null;
    return new MassCancel(ts(), account(), symbol, dice.of(null, Side.BUY, Side.SELL));
  }

  private Command mark() {
    BigDecimal price = market().price();
    return new SetMark(ts(), symbol(), dice.percent(flavour.broken) ? dice.broken(price) : price);
  }

  private Command status() {
    String symbol = symbol();
    boolean halt = dice.percent(70);
    if (halt && !symbol.equals(UNKNOWN)) {
      halted.add(symbol);
    }
    return new SetStatus(ts(), symbol, halt ? MarketStatus.HALTED : MarketStatus.OPEN);
  }

  private Command duplicateMarket() {
    return AddMarket.of(market().symbol(), "0.1", "10");
  }

  /** Names the flavour. */
  @Override
  public String toString() {
    return "RandomCommands " + flavour;
  }
}
