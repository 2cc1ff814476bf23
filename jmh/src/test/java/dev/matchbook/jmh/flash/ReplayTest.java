package dev.matchbook.jmh.flash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.book.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists of messages with the reports that they must give, through every book. */
class ReplayTest {
  @TempDir private Path folder;

  static Stream<Engines> engines() {
    return Arrays.stream(Engines.values()).filter(Engines::takesAnyId);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aTakerFillsTheBestPriceFirstAndAtOnePriceTheFirstThatCame(Engines engine)
      throws IOException {
    reports(
        engine,
        new MessageBytes().sell(11, 10, 101).sell(12, 5, 100).sell(13, 5, 100).buy(14, 12, 101),
        "0,0,1,11,101,10",
        "0,1,1,12,100,5",
        "0,2,1,13,100,5",
        "0,3,0,14,101,12",
        "1,3,100,5,12,14",
        "1,3,100,5,13,14",
        "1,3,101,2,11,14");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatIsLeftOfALimitOrderRestsAndOfAnIocIsCanceled(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes().buy(1, 3, 50).sell(2, 5, 50).buyNow(3, 4, 60).buyNow(4, 1, 60),
        "0,0,0,1,50,3",
        "0,1,1,2,50,5",
        "1,1,50,3,1,2",
        "0,2,0,3,60,4",
        "1,2,50,2,2,3",
        "2,2,0,3,60",
        "0,3,0,4,60,1",
        "2,3,0,4,60");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anIocThatIsFilledIsNotCanceled(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes().buy(1, 3, 50).sellNow(2, 3, 50),
        "0,0,0,1,50,3",
        "0,1,1,2,50,3",
        "1,1,50,3,1,2");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aCancelReportsSideAndPriceOfTheOrder(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes().sell(1, 3, 50).modify(1, 4, 51).cancel(1),
        "0,0,1,1,50,3",
        "3,1,1,1,51,4",
        "2,2,1,1,51");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatDoesNotRestIsRefused(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes()
            .cancel(9)
            .modify(9, 1, 1)
            .buy(1, 3, 50)
            .cancel(1)
            .cancel(1)
            .modify(1, 3, 51)
            .buy(2, 3, 50)
            .sell(3, 3, 50)
            .cancel(2)
            .modify(3, 1, 1),
        "4,0,9",
        "5,1,9",
        "0,2,0,1,50,3",
        "2,3,0,1,50",
        "4,4,1",
        "5,5,1",
        "0,6,0,2,50,3",
        "0,7,1,3,50,3",
        "1,7,50,3,2,3",
        "4,8,2",
        "5,9,3");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aModifyLosesItsPlaceEvenWhereNothingChanges(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes().buy(1, 3, 50).buy(2, 3, 50).modify(1, 3, 50).sell(3, 4, 50),
        "0,0,0,1,50,3",
        "0,1,0,2,50,3",
        "3,2,0,1,50,3",
        "0,3,1,3,50,4",
        "1,3,50,3,2,3",
        "1,3,50,1,1,3");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aModifyMayTradeAndIsReportedBehindItsTradesAlsoIfItIsFilled(Engines engine)
      throws IOException {
    reports(
        engine,
        new MessageBytes().sell(1, 3, 52).buy(2, 2, 50).modify(2, 4, 53).modify(2, 1, 53).cancel(2),
        "0,0,1,1,52,3",
        "0,1,0,2,50,2",
        "1,2,52,3,1,2",
        "3,2,0,2,53,4",
        "3,3,0,2,53,1",
        "2,4,0,2,53");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aModifyOfAPartlyFilledOrderGivesItTheFullNewQuantity(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes().sell(1, 10, 50).buy(2, 4, 50).modify(1, 6, 51).buyNow(3, 7, 51),
        "0,0,1,1,50,10",
        "0,1,0,2,50,4",
        "1,1,50,4,1,2",
        "3,2,1,1,51,6",
        "0,3,0,3,51,7",
        "1,3,51,6,1,3",
        "2,3,0,3,51");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anIdMayBeUsedAgainOnTheOtherSide(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes().buy(1, 3, 50).cancel(1).sell(1, 3, 70).buyNow(2, 1, 70).cancel(1),
        "0,0,0,1,50,3",
        "2,1,0,1,50",
        "0,2,1,1,70,3",
        "0,3,0,2,70,1",
        "1,3,70,1,1,2",
        "2,4,1,1,70");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aQuantityOfZeroNeitherTradesNorRests(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes().sell(1, 3, 50).buy(2, 0, 50).buyNow(3, 0, 50).modify(1, 0, 50).cancel(1),
        "0,0,1,1,50,3",
        "0,1,0,2,50,0",
        "0,2,0,3,50,0",
        "3,3,1,1,50,0",
        "4,4,1");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void idsAreUnsignedAndPricesSigned(Engines engine) throws IOException {
    reports(
        engine,
        new MessageBytes().buy(-1, 0xffff_ffffL, -7).sell(Long.MIN_VALUE, 1, -8).cancel(0),
        "0,0,0,18446744073709551615,-7,4294967295",
        "0,1,1,9223372036854775808,-8,1",
        "1,1,-7,1,18446744073709551615,9223372036854775808",
        "4,2,0");
  }

  private void reports(Engines engine, MessageBytes messages, String... lines) throws IOException {
    Path file = Files.write(folder.resolve("orders.bin"), messages.file());
    assertThat(ReportLines.of(MessageFile.read(file), engine::open)).containsExactly(lines);
  }
}
