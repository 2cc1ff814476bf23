package dev.matchbook.spi.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.event.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A gateway to a chain that keeps its promises and nothing more: calls fail before and after they
 * have done their work, answers are late, blocks are reorganised away, and some trades poison every
 * batch that they are in. It writes down what it was given and what settled.
 */
final class FlakyChain implements SettlementGateway {
  static final int FINALITY = 4;

  /** A batch as the chain has it. */
  private static final class Entry {
    private final List<Trade> trades;
    private final Fault poison;
    private int depth;
    private boolean failed;
    private boolean dropped;

    Entry(List<Trade> trades, Fault poison) {
      this.trades = trades;
      this.poison = poison;
    }
  }

  private final Random dice;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<Long, String> settled = new HashMap<>();
  private long block = 1_000;
  private boolean calm;
  int submissions;
  int reorganisations;

  FlakyChain(Random dice) {
    this.dice = dice;
  }

  /** From now on every call is answered, and blocks stay. */
  void calm() {
    calm = true;
  }

  /** Which trade nobody can settle, and because of whom; null of all others. */
  static Fault poison(long tradeId) {
    return tradeId % 11 == 3 ? Fault.values()[(int) (tradeId % 4)] : null;
  }

  private void mayFail() {
    int number = calm ? 99 : dice.nextInt(100);
    if (number < 8) {
      throw new IllegalStateException("no answer\n\u00e9");
    } else if (number < 12) {
      throw new Crash();
    }
  }

  @Override
  public GatewayStatus submit(SettlementRequest request) {
    assertThat(request.tree().rootText()).isEqualTo(request.batch().root());
    mayFail();
    submissions++;
    Entry entry = entries.get(request.key());
    if (entry == null) {
      entry = new Entry(request.trades(), poison(request.trades()));
      entries.put(request.key(), entry);
    }
    assertThat(entry.trades).isEqualTo(request.trades());
    entry.dropped = false;
    mayFail();
    return status(entry, request.key());
  }

  private static Fault poison(List<Trade> trades) {
    for (Trade trade : trades) {
      if (poison(trade.tradeId()) != null) {
        return poison(trade.tradeId());
      }
    }
    return null;
  }

  @Override
  public GatewayStatus status(SettlementRequest request) {
    mayFail();
    Entry entry = entries.get(request.key());
    if (entry == null || entry.dropped) {
      return GatewayStatus.unknown();
    }
    GatewayStatus status = status(entry, request.key());
    mayFail();
    return status;
  }

  /** The chain goes on, whoever looks. */
  void goOn() {
    entries.forEach(this::move);
  }

  private void move(String key, Entry entry) {
    block++;
    if (entry.failed || entry.dropped || entry.depth >= FINALITY) {
      return;
    }
    int number = calm ? 50 : dice.nextInt(100);
    if (entry.depth > 0 && number < 10) {
      reorganisations++;
      entry.depth = 0;
      entry.dropped = number < 4;
    } else if (entry.poison != null && number < 60) {
      entry.failed = true;
      entry.depth = 0;
    } else if (number < 80) {
      entry.depth += entry.poison == null ? 1 : 0;
      if (entry.depth == FINALITY) {
        settle(key, entry);
      }
    }
  }

  private void settle(String key, Entry entry) {
    for (Trade trade : entry.trades) {
      assertThat(settled.put(trade.tradeId(), key)).as("settled before by").isNull();
    }
  }

  private GatewayStatus status(Entry entry, String key) {
    if (entry.failed) {
      return GatewayStatus.failed(
          "reverted \u2603", entry.poison == null ? Fault.NONE : entry.poison);
    }
    return entry.depth > 0
        ? new GatewayStatus.Included(
            "0x" + key.hashCode(), block - entry.depth, 21_000, entry.depth)
        : GatewayStatus.submitted("0x" + key.hashCode());
  }

  @Override
  public GatewayStatus cancel(SettlementRequest request) {
    mayFail();
    Entry entry =
        entries.computeIfAbsent(request.key(), key -> new Entry(request.trades(), Fault.NONE));
    if (entry.depth == 0) {
      entry.failed = true;
    }
    mayFail();
    return status(entry, request.key());
  }

  /** The trades that have settled for good. */
  List<Long> settled() {
    return new ArrayList<>(settled.keySet());
  }
}
