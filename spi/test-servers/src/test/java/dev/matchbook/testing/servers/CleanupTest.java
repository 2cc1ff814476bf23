package dev.matchbook.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupTest {
  /** A home of its own: nobody else ends what is to be ended here. */
  @TempDir static Path temporary;

  private final List<ProcessStamp> started = new ArrayList<>();

  @AfterEach
  void endWhatFailedToEnd() {
    started.forEach(server -> new ProcessTree(server).kill());
  }

  @Test
  void serversOfAKilledJvmAreEndedByTheNextAndThoseOfALivingOneAreNot() throws Exception {
    try (ChildJvm first = ChildJvm.start("own", temporary, Map.of());
        ChildJvm second = ChildJvm.start("own", temporary, Map.of())) {
      List<ProcessStamp> killed = stamps(first.words());
      List<ProcessStamp> living = stamps(second.words());
      assertThat(directories()).hasSize(4);
      first.kill();
      assertThat(killed).hasSize(2).allMatch(ProcessStamp::alive);

      try (ChildJvm third = ChildJvm.start("home", temporary, Map.of())) {
        third.words();
        assertThat(killed).noneMatch(ProcessStamp::alive);
        assertThat(directories()).hasSize(2);
        assertThat(living).hasSize(2).allMatch(ProcessStamp::alive);
      }

      second.end();
      assertThat(living).noneMatch(ProcessStamp::alive);
      assertThat(directories()).isEmpty();
    }
  }

  @Test
  void aServerWhoseNumberWasNotYetWrittenDownIsFoundByItsDirectory() {
    RedisServer server = RedisServer.start();
    Path directory = directoryOf(server);
    String name = directory.getFileName().toString();
    Path other = directory.resolveSibling(name.substring(0, name.length() - 1));
    new ServerDirectory(other).endServers();
    assertThat(ProcessStamp.of(server.pid())).isPresent();
    assertThat(directory.resolve("server").toFile().delete()).isTrue();
    ProcessStamp stamp = ProcessStamp.of(server.pid()).orElseThrow();
    new ServerDirectory(directory).endServers();
    assertThat(stamp.alive()).isFalse();
    server.close();
  }

  @Test
  void aProcessThatGotTheNumberOfAServerLaterIsLeftAlone(@TempDir Path directory)
      throws IOException {
    try (RedisServer server = RedisServer.start()) {
      ProcessStamp stamp = ProcessStamp.of(server.pid()).orElseThrow();
      ServerDirectory left = new ServerDirectory(directory);
      left.writeServer(new ProcessStamp(stamp.pid(), stamp.start() - 1));
      Files.writeString(directory.resolve("owner"), "not a number");
      assertThat(left.hasLivingOwner()).isFalse();
      left.endServers();
      assertThat(stamp.alive()).isTrue();
      left.writeServer(stamp);
      left.endServers();
      assertThat(stamp.alive()).isFalse();
    }
  }

  @Test
  void aServerOfTheEnvironmentIsUsedAndItsDatabasesAreDropped() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(Map.of("fsync", "off"));
        RedisServer redis = RedisServer.start()) {
      String url = postgres.jdbcUrl("postgres");
      String stranger = postgres.newDatabase();
      Map<String, String> environment =
          Map.of(PostgresServer.URL_VARIABLE, url, RedisServer.URL_VARIABLE, redis.uri());
      try (ChildJvm first = ChildJvm.start("shared", temporary, environment);
          ChildJvm second = ChildJvm.start("shared", temporary, environment)) {
        List<String> words = first.words();
        String living = second.words().get(0);
        assertThat(words.get(1)).isEqualTo(redis.uri());
        assertThat(databases(url)).contains(stranger, words.get(0), living);
        first.kill();

        try (ChildJvm third = ChildJvm.start("shared", temporary, environment)) {
          String made = third.words().get(0);
          assertThat(databases(url)).contains(stranger, living, made).doesNotContain(words.get(0));
        }
        second.end();
        assertThat(databases(url)).contains(stranger).doesNotContain(living).hasSize(4);
      }
    }
  }

  private static List<String> databases(String url) throws SQLException {
    return List.of(Sql.ask(url, "SELECT string_agg(datname, ' ') FROM pg_database").split(" "));
  }

  private List<ProcessStamp> stamps(List<String> pids) {
    List<ProcessStamp> stamps =
        pids.stream().map(pid -> ProcessStamp.of(Long.parseLong(pid)).orElseThrow()).toList();
    started.addAll(stamps);
    return stamps;
  }

  private static Path directoryOf(RedisServer server) {
    String answer = RespConnection.ask(server.port(), "CONFIG", "GET", "dir").orElseThrow();
    return Path.of(answer.substring("dir\n".length())).getParent();
  }

  private static List<Path> directories() throws IOException {
    Path run = temporary.resolve("matchbook-test-servers").resolve(user()).resolve("run");
    try (Stream<Path> all = Files.list(run)) {
      return all.toList();
    }
  }

  private static String user() {
    return System.getProperty("user.name");
  }
}
