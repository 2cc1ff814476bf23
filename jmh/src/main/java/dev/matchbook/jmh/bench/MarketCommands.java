package dev.matchbook.jmh.bench;

import dev.matchbook.jmh.flow.Flow;
import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.MixScale;
import dev.matchbook.jmh.flow.Scale;
import dev.matchbook.jmh.flow.SplitMix64;

/**
 * One stream of commands that is spread over many markets: each market's part of it is a MIX flow
 * of its own, and whose turn it is, is random. Order ids are 1, 2, 3… over all orders of the
 * stream, as an engine gives them.
 */
final class MarketCommands {
  final int[] markets;
  final byte[] kinds;
  final byte[] sides;
  final long[] ids;
  final int[] prices;
  final int[] qtys;
  private final int firstTimed;

  /**
   * Makes a stream.
   *
   * @param count markets
   * @param scale of all markets together, untimed commands aside
   * @param state of the random numbers at its start
   */
  MarketCommands(int count, MixScale scale, long state) {
    int prefill = scale.prefill() / count;
    int timed = scale.timed() / count;
    int size = count * (prefill + timed);
    firstTimed = count * prefill;
    markets = new int[size];
    kinds = new byte[size];
    sides = new byte[size];
    ids = new long[size];
    prices = new int[size];
    qtys = new int[size];
    SplitMix64 random = new SplitMix64(state);
    deal(0, firstTimed, count, random);
    deal(firstTimed, size, count, random);
    Flow[] flows = new Flow[count];
    int resting = Math.max(1, scale.resting() / count);
    MixScale each = new MixScale(resting, scale.mean(), scale.cap(), prefill, 0, timed);
    for (int market = 0; market < count; market++) {
      flows[market] = FlowName.MIX.generate(new Scale(each, each, 1, 1), random.next());
    }
    fill(flows);
  }

  /** How many commands there are. */
  int size() {
    return ids.length;
  }

  /** The index of the first timed one; those before it are adds. */
  int firstTimed() {
    return firstTimed;
  }

  /** Gives every market the same number of turns, in random order. */
  private void deal(int from, int to, int count, SplitMix64 random) {
    for (int i = from; i < to; i++) {
      int other = from + random.below(i - from + 1);
      markets[i] = markets[other];
      markets[other] = (i - from) % count;
    }
  }

  /** Takes the commands from the flows, each with its order's id in the stream. */
  private void fill(Flow[] flows) {
    int[] turns = new int[flows.length];
    long[][] given = new long[flows.length][];
    long orders = 0;
    for (int i = 0; i < ids.length; i++) {
      int market = markets[i];
      Flow flow = flows[market];
      if (turns[market] == 0) {
        given[market] = new long[flow.size() + 1];
      }
      int turn = turns[market]++;
      int own = (int) flow.id(turn);
      if (flow.kind(turn) != Flow.CANCEL) {
        given[market][own] = ++orders;
      }
      kinds[i] = (byte) flow.kind(turn);
      sides[i] = (byte) flow.side(turn);
      ids[i] = given[market][own];
      prices[i] = (int) flow.price(turn);
      qtys[i] = (int) flow.qty(turn);
    }
  }
}
