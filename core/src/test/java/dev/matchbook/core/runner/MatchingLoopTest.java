package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import dev.matchbook.core.engine.JournaledEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class MatchingLoopTest {
  private static final int TURNS = 10_000;

  private final FaultStore store = new FaultStore();
  private final EventBuffer first = new OddEvents(() -> {}, () -> {});
  private final JournaledEngine engine = JournaledEngine.on(store, first);
  private final RingBuffer<TaskSlot<EventBuffer>> ring =
      RingBuffer.createMultiProducer(TaskSlot::new, 8, new BlockingWaitStrategy());
  private final Sequence matched = new Sequence();
  private final Committer<EventBuffer> committer =
      new Committer<>(store, new CommittedCheckpoint(engine.checkpoint()), e -> {}, () -> {});
  private final MatchingLoop<EventBuffer> loop =
      new MatchingLoop<>(ring, matched, engine, committer, Rig.DEFAULTS);

  /** One thread has its place and not yet its task in it while another's, behind, is complete. */
  @Test
  void closingWaitsForATaskWhoseThreadIsSlowerThanTheNext() throws InterruptedException {
    ring.addGatingSequences(matched);
    for (int i = 0; i < 3; i++) {
      committer.free(new OpenBatch<>(first));
    }
    long slow = ring.next();
    ToldTask behind = put(ring.next(), ToldTask.order("a"));
    loop.close();
    Thread writer = new Thread(committer);
    writer.start();
    Thread matcher = new Thread(this::run);
    matcher.start();
    for (int i = 0; i < TURNS && matcher.isAlive(); i++) {
      Thread.yield();
    }
    put(slow, ToldTask.market());
    matcher.join();
    committer.end();
    writer.join();
    assertThat(behind.isCommitted()).isTrue();
  }

  private ToldTask put(long at, ToldTask task) {
    ring.get(at).put(task);
    ring.publish(at);
    return task;
  }

  private void run() {
    try {
      loop.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
