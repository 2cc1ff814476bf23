package dev.matchbook.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import io.lettuce.core.RedisCommandExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers answer, in the words of several versions. */
class TroubleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OOM command not allowed when used memory > 'maxmemory'.                    | REJECTED | maxmemory
          ERR Error running script (call to f_0a1b): @user_script:56: @user_script: 56: -OOM command not allowed when used memory > 'maxmemory'. | REJECTED | maxmemory
          ERR Error running script (call to f_0a1b): @user_script:56: @user_script: 56: -READONLY You can't write against a read only replica. | REJECTED | read-only replica
          ERR Error running script (call to f_0a1b): @user_script:9: -MISCONF Redis is configured to save RDB snapshots | REJECTED | disk
          ERR READONLY no                                                            | REJECTED | read-only replica
          WRONGTYPE Operation against a key                                          | CORRUPT  | WRONGTYPE
          ERR something else                                                         | FAILED   | something else
          """)
  void anAnswerMeansTheSameInTheWordsOfEachVersion(String answer, Kind kind, String said) {
    StoreException trouble =
        Trouble.of("redis://host", "writing", new RedisCommandExecutionException(answer));
    assertThat(trouble.kind()).isEqualTo(kind);
    assertThat(trouble).hasMessageContaining(said);
  }
}
