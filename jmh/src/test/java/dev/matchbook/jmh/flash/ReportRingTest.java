package dev.matchbook.jmh.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ReportRingTest {
  private static final int REPORTS = 300_000;
  private static final long SEED = 23;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 1 << 10})
  void everyReportArrivesOnceAndInOrder(int capacity) {
    ReportRing ring = new ReportRing(capacity);
    InOrder sink = new InOrder();
    Drain drain = Drain.start(ring, sink);
    Random random = new Random(SEED);
    for (long i = 0; i < REPORTS; i++) {
      ring.put(i, ~i, i * 31, i ^ 5);
      if (random.nextInt(3) == 0) {
        ring.offer();
      } else if (random.nextInt(50) == 0) {
        ring.flush();
      }
    }
    new ReportWriter(ring).finish();
    drain.await();

    assertThat(sink.count).isEqualTo(REPORTS);
    assertThat(sink.wrong).isEmpty();
  }

  @Test
  void whatIsNotHandedOverIsNotSeen() {
    ReportRing ring = new ReportRing(64);
    InOrder sink = new InOrder();
    ring.put(0, ~0L, 0, 5);
    ring.offer();
    assertThat(ring.poll(sink)).isZero();
    ring.flush();
    assertThat(ring.poll(sink)).isEqualTo(1);
    assertThat(sink.count).isEqualTo(1);
  }

  @Test
  void aBatchIsHandedOver() {
    ReportRing ring = new ReportRing(64);
    for (long i = 0; i < 16; i++) {
      ring.put(i, ~i, i * 31, i ^ 5);
      ring.offer();
    }
    assertThat(ring.poll(new InOrder())).isEqualTo(16);
  }

  @Test
  void aRingThatNobodyReadsNeverFills() {
    ReportRing ring = ReportRing.undrained();
    for (int i = 0; i < REPORTS; i++) {
      ring.put(i, 0, 0, 0);
      ring.offer();
    }
  }

  @Test
  void aSinkThatThrowsNeitherStopsTheProducerNorIsKeptSilent() {
    ReportRing ring = new ReportRing(4);
    Drain drain =
        Drain.start(
            ring,
            (head, id, price, takerId) -> {
              throw new IllegalStateException("enough");
            });
    for (int i = 0; i < 1_000; i++) {
      ring.put(0, 0, 0, 0);
    }
    new ReportWriter(ring).finish();
    assertThatThrownBy(drain::await)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("enough");
  }

  @Test
  void theCapacityMustBeAPowerOfTwo() {
    assertThatThrownBy(() -> new ReportRing(12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("capacity");
  }

  /** Notes what is not what the producer put. */
  private static final class InOrder implements ReportSink {
    final List<Long> wrong = new ArrayList<>();
    long count;

    @Override
    public void report(long head, long id, long price, long takerId) {
      long i = count++;
      if (head != i || id != ~i || price != i * 31 || takerId != (i ^ 5)) {
        wrong.add(head);
      }
    }
  }
}
