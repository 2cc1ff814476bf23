package dev.matchbook.jmh.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.jmh.book.Engines;
import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TradeSink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FlashPassesTest {
  @Test
  void theHashIsThatOfTheLinesWithoutALastLineEnd() throws NoSuchAlgorithmException {
    Messages messages = new Messages(2);
    messages.add(Messages.NEW, 1, false, 3, 1, 50);
    messages.add(Messages.NEW, 0, true, 4, 2, 50);
    String text = "0,0,1,1,50,3\n0,1,0,2,50,4\n1,1,50,3,1,2\n2,1,0,2,50";
    assertThat(new FlashPasses(messages, Engines.TREEMAP::open).hash()).isEqualTo(sha256(text));
  }

  @Test
  void theHashOfNoMessagesIsThatOfNoText() throws NoSuchAlgorithmException {
    assertThat(new FlashPasses(new Messages(0), Engines.TREEMAP::open).hash())
        .isEqualTo(sha256(""));
  }

  @Test
  void allPassesGiveTheSameReports() {
    FlashPasses passes = new FlashPasses(orders(5_000), Engines.TREEMAP::open);
    passes.warmUp();
    assertThat(passes.queued()).isPositive();
    assertThat(passes.unqueued()).isPositive();
    assertThat(passes.hash()).hasSize(64);
  }

  @Test
  void aBookThatAnswersOtherwiseTheNextTimeIsFound() {
    int[] opened = {0};
    FlashPasses passes =
        new FlashPasses(orders(10), sink -> new Doubtful(sink, opened[0]++ == 0 ? 0 : 7));
    passes.queued();
    assertThatThrownBy(passes::hash)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reports");
  }

  @Test
  void aBookThatThrowsEndsThePass() {
    FlashPasses passes = new FlashPasses(orders(10), sink -> new Doubtful(sink, -1));
    assertThatThrownBy(passes::queued).hasMessage("broken");
    assertThatThrownBy(passes::unqueued).hasMessage("broken");
    assertThatThrownBy(passes::hash).hasMessage("broken");
  }

  private static Messages orders(int count) {
    Messages messages = new Messages(0);
    for (int i = 0; i < count; i++) {
      messages.add(Messages.NEW, i & 1, false, 1 + i % 7, i, 100 + i % 5);
    }
    return messages;
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** Trades at once with an order that never was, or throws. */
  private record Doubtful(TradeSink sink, long makerId) implements FlowBook {
    @Override
    public long limit(long id, int side, long price, long qty) {
      if (makerId < 0) {
        throw new IllegalStateException("broken");
      }
      sink.trade(makerId, id, qty, price);
      return 0;
    }

    @Override
    public long ioc(long id, int side, long price, long qty) {
      return limit(id, side, price, qty);
    }

    @Override
    public boolean cancel(long id) {
      return false;
    }
  }
}
