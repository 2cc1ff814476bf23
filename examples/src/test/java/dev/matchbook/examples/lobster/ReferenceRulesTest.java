package dev.matchbook.examples.lobster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the book follows the messages; what it holds shows in the makers that the engine finds. */
class ReferenceRulesTest {
  @TempDir Path dir;

  @Test
  void partialCancelKeepsPriority() throws IOException {
    assertExact(
        5,
        1,
        """
        1, 5,  0, 1, 110, -1 | 110,  5, 100, 9, 120, 5, 90, 9
        2, 1, 10, 8, 105, -1 | 105,  8, 100, 9, 110, 5, 90, 9
        3, 1, 11, 4, 105, -1 | 105, 12, 100, 9, 110, 5, 90, 9
        4, 2, 10, 3, 105, -1 | 105,  9, 100, 9, 110, 5, 90, 9
        5, 4, 10, 5, 105, -1 | 105,  4, 100, 9, 110, 5, 90, 9
        5, 4, 11, 1, 105, -1 | 105,  3, 100, 9, 110, 5, 90, 9
        """);
  }

  @Test
  void deletedOrderIsGoneAndTheNextIsHit() throws IOException {
    assertExact(
        5,
        1,
        """
        1, 5,  0, 1, 110, -1 | 110,  5, 100, 9, 120, 5, 90, 9
        2, 1, 10, 8, 105, -1 | 105,  8, 100, 9, 110, 5, 90, 9
        3, 1, 11, 4, 105, -1 | 105, 12, 100, 9, 110, 5, 90, 9
        4, 4, 10, 2, 105, -1 | 105, 10, 100, 9, 110, 5, 90, 9
        5, 3, 10, 6, 105, -1 | 105,  4, 100, 9, 110, 5, 90, 9
        6, 3, 11, 4, 105, -1 | 110,  5, 100, 9, 120, 5, 90, 9
        """);
  }

  @Test
  void droppedLevelComesBackAsOneUnknownPart() throws IOException {
    assertExact(
        7,
        2,
        """
        1, 5,  0, 1, 110, -1 | 110, 5, 100, 9, none, 90, 9
        2, 1, 12, 4, 120, -1 | 110, 5, 100, 9, 120, 4, 90, 9
        3, 1, 13, 8, 105, -1 | 105, 8, 100, 9, 110, 5, 90, 9
        4, 3, 13, 8, 105, -1 | 110, 5, 100, 9, 120, 6, 90, 9
        5, 4, 10, 5, 110, -1 | 120, 6, 100, 9, 130, 1, 90, 9
        6, 4, 11, 2, 120, -1 | 120, 4, 100, 9, 130, 1, 90, 9
        7, 3, 12, 4, 120, -1 | 130, 1, 100, 9, none, 90, 9
        8, 1, 14, 1, 140, -1 | 130, 1, 100, 9, 140, 1, 90, 9
        """);
  }

  @Test
  void takersOfAnUnknownPartStandInItsPlaceSmallerIdFirst() throws IOException {
    assertExact(
        6,
        2,
        """
        1, 5,  0, 1, 110, -1 | 110, 10, 100, 9
        2, 1, 50, 2, 110, -1 | 110, 12, 100, 9
        3, 2,  7, 1, 110, -1 | 110, 11, 100, 9
        4, 4,  5, 3, 110, -1 | 110,  8, 100, 9
        4, 4,  7, 4, 110, -1 | 110,  4, 100, 9
        5, 3,  9, 2, 110, -1 | 110,  2, 100, 9
        6, 4, 50, 1, 110, -1 | 110,  1, 100, 9
        """);
  }

  @Test
  void whatNobodyTakesIsOneUnnamedOrderBehindTheTakers() throws IOException {
    assertExact(
        4,
        2,
        1,
        """
        1, 5,  0, 1, 110, -1 | 110, 10, 100, 9
        2, 1, 50, 2, 110, -1 | 110, 12, 100, 9
        3, 4,  5, 3, 110, -1 | 110,  9, 100, 9
        4, 4, 50, 1, 110, -1 | 110,  8, 100, 9
        5, 3, 50, 1, 110, -1 | 110,  7, 100, 9
        """);
  }

  @Test
  void olderIdGoesBeforeTheFirstLargerOne() throws IOException {
    assertExact(
        6,
        1,
        """
        1, 5,  0, 1, 110, -1 | 110,  5, 100, 9
        2, 1, 50, 4, 105, -1 | 105,  4, 100, 9
        3, 1, 60, 1, 105, -1 | 105,  5, 100, 9
        4, 1, 55, 2, 105, -1 | 105,  7, 100, 9
        5, 4, 50, 4, 105, -1 | 105,  3, 100, 9
        5, 4, 55, 2, 105, -1 | 105,  1, 100, 9
        5, 4, 60, 1, 105, -1 | 110,  5, 100, 9
        """);
  }

  @Test
  void rowThatDiffersIsCountedAndTheReplayGoesOn() throws IOException {
    LobsterResult result =
        Day.replay(
            dir,
            """
            1, 5,  0, 1, 110, -1 | 110, 5, 100, 9
            2, 1, 10, 4, 105, -1 | 105, 5, 100, 9
            3, 2, 10, 1, 105, -1 | 105, 3, 100, 9
            """);
    assertThat(result.compared()).isEqualTo(2);
    assertThat(result.bookExact()).isEqualTo(1);
  }

  @Test
  void lastLevelOfARowIsRevealedOnlyWhereItIsStrictlyWorse() throws IOException {
    LobsterResult result =
        Day.replay(
            dir,
            """
            1, 5,  0, 1, 110, -1 | 110, 5, 100, 9, none, 90, 9
            2, 1, 10, 4, 110, -1 | 110, 9, 100, 9, none, 90, 9
            3, 5,  0, 1, 104, -1 | 105, 1, 100, 9, 110, 9, 90, 9
            4, 4, 11, 5, 110, -1 | 110, 4, 100, 9, none, 90, 9
            4, 4, 10, 3, 110, -1 | 110, 1, 100, 9, none, 90, 9
            """);
    assertThat(result.bookExact()).isEqualTo(result.compared() - 1);
    assertThat(result.makerExact()).isEqualTo(1);
  }

  private void assertExact(long books, long groups, String script) throws IOException {
    assertExact(books, groups, groups, script);
  }

  private void assertExact(long books, long groups, long makers, String script) throws IOException {
    LobsterResult result = Day.replay(dir, script);
    assertThat(result)
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(new LobsterResult(books + 1, books, books, groups, makers, 0));
  }
}
