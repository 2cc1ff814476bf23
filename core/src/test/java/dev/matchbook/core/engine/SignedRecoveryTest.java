package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random streams of which most commands are signed, through an engine that is made anew from its
 * store again and again: it has the state of one that was never stopped, and lets nothing through
 * that a {@link NonceOracle} knows to be used.
 */
class SignedRecoveryTest {
  private static final int COMMANDS = 400;

  private final Map<RejectReason, Integer> refused = new EnumMap<>(RejectReason.class);

  @Test
  void whatIsUsedStaysUsedWhateverIsRestarted() {
    long first = Seeds.of(SignedRecoveryTest.class);
    int streams = Integer.getInteger("matchbook.streams", 300);
    for (long seed = first; seed < first + streams; seed++) {
      try {
        new Stream(seed).run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(refused.keySet())
        .contains(
            RejectReason.SIGNATURE_EXPIRED,
            RejectReason.NONCE_TOO_LOW,
            RejectReason.NONCE_USED,
            RejectReason.SIGNATURE_REQUIRED);
  }

  private final class Stream {
    private final RandomCommands commands;
    private final RandomSignatures signatures;
    private final Random dice;
    private final NonceOracle oracle = new NonceOracle();
    private final Matchbook uninterrupted = new Matchbook();
    private final KeptRows store = new KeptRows();
    private final List<Event> events = new ArrayList<>();
    private JournaledEngine engine = JournaledEngine.on(store, new EventRecorder(events::add));
    private final Map<Long, String> digests = new HashMap<>();
    private int pending;

    Stream(long seed) {
      commands = new RandomCommands(seed);
      signatures = new RandomSignatures(seed);
      dice = new Random(seed);
    }

    void run() {
      int batch = 1 + dice.nextInt(20);
      for (int i = 0; i < COMMANDS; i++) {
        step(signatures.sign(commands.next()));
        if (dice.nextInt(batch) == 0) {
          commit();
        }
      }
      commit();
      digests.forEach(
          (orderId, digest) ->
              assertThat(store.findAuthorization(orderId).orElseThrow().digest())
                  .isEqualTo(digest));
    }

    private void step(Command command) {
      events.clear();
      long seq = engine.engine().seq();
      engine.engine().apply(command);
      pending++;
      assertThat(events).as("%s", command).isEqualTo(uninterrupted.submit(command));
      check(command, events.stream().filter(e -> e.seq() > seq).toList());
    }

    private void check(Command command, List<Event> answer) {
      RejectReason given = reason(answer);
      if (given != null) {
        refused.merge(given, 1, Integer::sum);
      }
      if (command instanceof AuthorizedCommand signed) {
        noteDigest(signed.authorization().digest(), answer);
        RejectReason expected = oracle.judge(signed, engine.engine().ts());
        if (expected == null && signed.command() instanceof CancelBelow c) {
          expected = oracle.giveUp(c.account(), c.below()) ? null : RejectReason.NONCE_TOO_LOW;
        }
        boolean isOurs = given != null && given.ordinal() > RejectReason.UNKNOWN_ORDER.ordinal();
        assertThat(isOurs ? given : null).as("%s", command).isEqualTo(expected);
      } else if (command instanceof CancelBelow c) {
        boolean changes = oracle.giveUp(c.account(), c.below());
        assertThat(given).isEqualTo(changes ? null : RejectReason.NONCE_TOO_LOW);
      }
    }

    /** What was signed last for the order that the command has entered or replaced. */
    private void noteDigest(String digest, List<Event> answer) {
      for (Event event : answer) {
        if (event instanceof OrderAccepted accepted) {
          digests.put(accepted.orderId(), digest);
        } else if (event instanceof OrderReplaced replaced) {
          digests.put(replaced.orderId(), digest);
        } else if (event instanceof OrderCanceled canceled
            && canceled.reason() == CancelReason.REPLACED) {
          digests.put(canceled.orderId(), digest);
        }
      }
    }

    private RejectReason reason(List<Event> answer) {
      for (Event event : answer) {
        if (event instanceof OrderRejected rejected) {
          return rejected.reason();
        } else if (event instanceof CancelRejected rejected) {
          return rejected.reason();
        }
      }
      return null;
    }

    private void commit() {
      if (pending == 0) {
        return;
      }
      assertThat(store.commit(engine.endBatch(pending))).isTrue();
      pending = 0;
      if (dice.nextInt(3) == 0) {
        engine = JournaledEngine.on(store, new EventRecorder(events::add));
      }
      assertThat(engine.engine().stateHash()).isEqualTo(uninterrupted.stateHash());
    }
  }
}
