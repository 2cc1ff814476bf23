package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.Side;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.OrderBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class PlacesTest {
  private static final Gen<Long> ANY = longs().all();
  private static final Gen<Long> EXTREME =
      longs()
          .all()
          .map(
              value ->
                  List.of(Long.MIN_VALUE, -1L << 62, -10L, -9L, -1L, 0L, 1L, 9L, 10L, 1L << 62)
                      .get((int) Math.floorMod(value, 10L)));
  private static final Gen<Long> NUMBER = ANY.mix(EXTREME, 50);

  @Test
  void theOrderOfTextsInABookIsThatOfNumbers() {
    qt().forAll(NUMBER, NUMBER, NUMBER, NUMBER)
        .check(
            (rank, turn, otherRank, otherTurn) ->
                sign(new Cursor(0, rank, turn).compareTo(new Cursor(0, otherRank, otherTurn)))
                    == sign(
                        compare(Places.book(rank, turn, 1), Places.book(otherRank, otherTurn, 1))));
  }

  @Test
  void neighboursDoNotCollapse() {
    qt().forAll(NUMBER, NUMBER)
        .assuming((rank, turn) -> rank < Long.MAX_VALUE && turn < Long.MAX_VALUE)
        .check(
            (rank, turn) ->
                compare(Places.book(rank, turn, 9), Places.book(rank, turn + 1, 1)) < 0
                    && compare(Places.book(rank, turn, 9), Places.book(rank + 1, turn, 1)) < 0
                    && compare(Places.book(rank, turn, 9), Places.book(rank, turn, 10)) < 0);
  }

  @Test
  void theOrderOfTextsOfEventsIsThatOfNumbers() {
    Gen<Long> natural = NUMBER.map(value -> value & Long.MAX_VALUE);
    qt().forAll(natural, natural, natural, natural)
        .check(
            (seq, id, otherSeq, otherId) ->
                sign(Cursor.of(seq, id).compareTo(Cursor.of(otherSeq, otherId)))
                    == sign(compare(Places.event(seq, id), Places.event(otherSeq, otherId))));
  }

  @Test
  void textsAreOfOneWidthAndDecimal() {
    assertThat(text(Places.id(12))).isEqualTo("0000000000000000012");
    assertThat(text(Places.event(7, 12))).isEqualTo("0000000000000000007" + "0000000000000000012");
    assertThat(text(Places.book(-1, 0, 3)))
        .isEqualTo("09223372036854775807" + "09223372036854775808" + "0000000000000000003");
    assertThat(text(Places.book(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)))
        .isEqualTo("00000000000000000000" + "18446744073709551615" + "9223372036854775807");
    assertThatThrownBy(() -> Places.id(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Orders at equal and neighbouring prices, displayed and dark, as their engine ranks them. */
  @Test
  void theOrderOfTextsIsThePriorityOfOrders() {
    qt().forAll(lists().of(ANY).ofSizeBetween(2, 40))
        .checkAssert(
            seeds -> {
              List<StoredOrder> orders = new ArrayList<>();
              seeds.forEach(seed -> orders.add(order(orders.size() + 1, new Random(seed))));
              for (Side side : Side.values()) {
                List<StoredOrder> book =
                    new ArrayList<>(orders.stream().filter(o -> o.side() == side).toList());
                book.sort(Comparator.comparing(StoredOrder::priority));
                List<StoredOrder> byText = new ArrayList<>(book);
                byText.sort((a, b) -> compare(Places.open(a), Places.open(b)));
                assertThat(byText).isEqualTo(book);
              }
            });
  }

  private static StoredOrder order(long id, Random random) {
    long units = random.nextBoolean() ? 1 + random.nextInt(4) : random.nextLong() >>> 1;
    OrderBuilder order =
        OrderBuilder.order(id)
            .side(random.nextBoolean() ? Side.BUY : Side.SELL)
            .price(BigDecimal.valueOf(units, 8))
            .rests(random.nextInt(3) == 0 ? id : (random.nextLong() >>> 2));
    return random.nextInt(3) == 0 ? order.hidden().build() : order.build();
  }

  /** As Redis compares members of one score: byte by byte. */
  private static int compare(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, other);
  }

  private static int sign(int comparison) {
    return Integer.signum(comparison);
  }

  private static String text(byte[] text) {
    return new String(text, US_ASCII);
  }
}
