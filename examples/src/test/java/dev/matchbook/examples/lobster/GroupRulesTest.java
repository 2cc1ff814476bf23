package dev.matchbook.examples.lobster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is one aggressor, which book it meets, and what happens when the engine disagrees. */
class GroupRulesTest {
  @TempDir Path dir;

  @Test
  void hiddenExecutionsBetweenDoNotEndAGroup() throws IOException {
    assertGroups(
        1,
        1,
        """
        1.5,  5,  0, 1, 110, -1 | 110, 5, 100, 9
        2,    1, 10, 2, 105, -1 | 105, 2, 100, 9
        3,    1, 11, 2, 105, -1 | 105, 4, 100, 9
        4.25, 4, 10, 2, 105, -1 | 105, 2, 100, 9
        4.25, 5,  0, 7, 105, -1 | 105, 2, 100, 9
        4.250,4, 11, 1, 105, -1 | 105, 1, 100, 9
        """);
  }

  @Test
  void haltEndsAGroup() throws IOException {
    assertGroups(
        2,
        2,
        """
        1, 5,  0, 1, 110, -1 | 110, 5, 100, 9
        4, 4, 10, 2, 110, -1 | 110, 3, 100, 9
        4, 7,  0, 0,  -1, -1 | 110, 3, 100, 9
        4, 4, 11, 3, 110, -1 | none, 100, 9
        """);
  }

  @Test
  void bookThatIsCrossedDuringAHaltRestsAsItIs() throws IOException {
    assertGroups(
        2,
        2,
        """
        0, 5,  0, 1, 110, -1 | none, 90, 1
        1, 1, 10, 5, 100, -1 | 100, 5, 90, 1
        3, 7,  0, 0,  -1, -1 | 100, 5, 90, 1
        4, 1, 12, 5, 105,  1 | 100, 5, 105, 5
        5, 1, 13, 4, 100, -1 | 100, 9, 105, 5
        6, 4, 12, 5, 105,  1 | 100, 9, none
        7, 4, 10, 5, 100, -1 | 100, 4, none
        """);
  }

  @Test
  void newTimeAndNewDirectionBeginAGroup() throws IOException {
    assertGroups(
        3,
        3,
        """
        1, 5,  0, 1, 110, -1 | 110, 5, 100, 9
        4, 4, 10, 2, 110, -1 | 110, 3, 100, 9
        4, 4, 20, 2, 100,  1 | 110, 3, 100, 7
        5, 4, 20, 7, 100,  1 | 110, 3, none
        """);
  }

  @Test
  void groupsBeginAtRowOne() throws IOException {
    assertGroups(
        1,
        1,
        """
        1, 4, 10, 2, 110, -1 | 110, 3, 100, 9
        1, 4, 11, 1, 110, -1 | 110, 2, 100, 9
        """);
  }

  @Test
  void aggressorMeetsTheLevelsThatItsOwnRowsReveal() throws IOException {
    assertGroups(
        1,
        1,
        """
        1, 5,  0, 1, 110, -1 | 110, 5, 100, 9
        2, 4, 10, 5, 110, -1 | 120, 7, 100, 9
        2, 4, 11, 7, 120, -1 | 130, 3, 100, 9
        2, 4, 12, 1, 130, -1 | 130, 2, 100, 9
        """);
  }

  @Test
  void makerOutOfTurnIsAMissAndTheEngineGoesOnWithTheFilesBook() throws IOException {
    assertGroups(
        3,
        2,
        """
        1, 5,  0, 1, 110, -1 | 110,  5, 100, 9
        2, 1, 10, 4, 105, -1 | 105,  4, 100, 9
        3, 1, 11, 4, 105, -1 | 105,  8, 100, 9
        4, 1, 12, 4, 105, -1 | 105, 12, 100, 9
        5, 4, 11, 2, 105, -1 | 105, 10, 100, 9
        6, 4, 10, 4, 105, -1 | 105,  6, 100, 9
        6, 4, 11, 2, 105, -1 | 105,  4, 100, 9
        7, 4, 12, 1, 105, -1 | 105,  3, 100, 9
        """);
  }

  @Test
  void levelThatOnlyTheEngineHitIsRebuilt() throws IOException {
    assertGroups(
        2,
        1,
        """
        1, 5,  0, 1, 110, -1 | 110, 5, 100, 9, none, none
        2, 1, 10, 4, 120, -1 | 110, 5, 100, 9, 120, 4, none
        3, 4, 10, 4, 120, -1 | 110, 5, 100, 9, none, none
        4, 4,  5, 5, 110, -1 | none, 100, 9, none, none
        """);
  }

  @Test
  void makerTwiceInTheFileIsNotTheEnginesOne() throws IOException {
    assertGroups(
        1,
        0,
        """
        1, 5,  0, 1, 110, -1 | 110, 5, 100, 9
        2, 4, 10, 2, 110, -1 | 110, 3, 100, 9
        2, 4, 10, 1, 110, -1 | 110, 2, 100, 9
        """);
  }

  @Test
  void crossedBookIsComparedAndLeftAgain() throws IOException {
    assertGroups(
        1,
        1,
        """
        1, 5,  0, 1, 110, -1 | 110, 5, 100, 9
        2, 1, 10, 4, 115,  1 | 110, 5, 115, 4
        3, 3,  9, 5, 110, -1 | 120, 2, 115, 4
        4, 4, 10, 4, 115,  1 | 120, 2, none
        """);
  }

  private void assertGroups(long groups, long makers, String script) throws IOException {
    LobsterResult result = Day.replay(dir, script);
    assertThat(result.bookExact()).isEqualTo(result.compared());
    assertThat(result.groups()).isEqualTo(groups);
    assertThat(result.makerExact()).isEqualTo(makers);
  }
}
