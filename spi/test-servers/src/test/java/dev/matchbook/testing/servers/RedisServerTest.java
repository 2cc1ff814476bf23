package dev.matchbook.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
  private static final String[] DURABLE = {"--appendonly", "yes", "--appendfsync", "always"};

  @Test
  void whatWasKeptOnDiskIsThereAfterAKill() {
    try (RedisServer server = RedisServer.start(DURABLE)) {
      assertThat(ask(server, "SET", "key", "value")).isEqualTo("OK");
      int pid = server.pid();
      int port = server.port();
      server.kill();
      assertThat(ProcessStamp.of(pid)).isEmpty();
      assertThat(RespConnection.ask(port, "PING")).isEmpty();
      server.restart();
      assertThat(server.pid()).isNotEqualTo(pid);
      assertThat(server.port()).isEqualTo(port);
      assertThat(ask(server, "GET", "key")).isEqualTo("value");
      assertThatIllegalStateException()
          .isThrownBy(server::restart)
          .withMessageContaining("already");
    }
  }

  @Test
  void nothingIsKeptOnDiskIfNotAskedFor() {
    try (RedisServer server = RedisServer.start()) {
      assertThat(ask(server, "CONFIG", "GET", "save")).isEqualTo("save\n");
      assertThat(ask(server, "CONFIG", "GET", "appendonly")).isEqualTo("appendonly\nno");
      ask(server, "SET", "key", "value");
      server.kill();
      server.restart();
      assertThat(ask(server, "DBSIZE")).isEqualTo("0");
    }
  }

  @Test
  void aFrozenServerAnswersNothingUntilItIsThawed() throws IOException {
    try (RedisServer server = RedisServer.start();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(300);
      server.freeze();
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      server.thaw();
      socket.setSoTimeout(10_000);
      assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("+PONG".getBytes());
    }
  }

  @Test
  void argumentsComeBeforeOurOwn() {
    try (RedisServer server =
        RedisServer.start("--requirepass", "secret", "--maxmemory", "2mb", "--save", "60 1")) {
      assertThat(ask(server, "PING")).startsWith("-NOAUTH");
      assertThat(ask(server, "AUTH", "secret")).isEqualTo("OK");
    }
  }

  @Test
  void aServerThatDoesNotStartTellsWhy() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RedisServer.start("--maxmemory", "much"))
        .withMessageContaining("memory");
  }

  @Test
  void aClosedServerLeavesNothing() {
    RedisServer server = RedisServer.start(DURABLE);
    Path data = Path.of(ask(server, "CONFIG", "GET", "dir").substring("dir\n".length()));
    int pid = server.pid();
    assertThat(data).exists();
    server.freeze();
    server.close();
    assertThat(ProcessStamp.of(pid)).isEmpty();
    assertThat(data.getParent()).doesNotExist();
    server.close();
    assertThatIllegalStateException().isThrownBy(server::kill).withMessageContaining("closed");
  }

  @Test
  void theSharedServerIsOneAndStays() {
    RedisServer shared = RedisServer.shared();
    assertThat(RedisServer.shared()).isSameAs(shared);
    shared.close();
    assertThat(RespConnection.ask(shared.port(), "PING")).isPresent();
    assertThatIllegalStateException().isThrownBy(shared::kill);
    assertThatIllegalStateException().isThrownBy(shared::freeze);
  }

  @Test
  void aProgramWithAnotherHashIsNotUsed(@TempDir Path cache) throws IOException {
    Platform platform = Platform.current();
    Path program = RedisBinary.unpack(platform.redisBinary, platform.redisSha256, cache);
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(RedisBinary.unpack(platform.redisBinary, platform.redisSha256, cache))
        .isEqualTo(program)
        .satisfies(path -> assertThat(Files.size(path)).isGreaterThan(1_000_000));

    String other = "0".repeat(64);
    assertThatIOException()
        .isThrownBy(() -> RedisBinary.unpack(platform.redisBinary, other, cache))
        .withMessageContaining("expected " + other);
    assertThat(cache).isDirectoryContaining(path -> path.equals(program));
    assertThat(Files.list(cache)).hasSize(1);
  }

  private static String ask(RedisServer server, String... command) {
    return RespConnection.ask(server.port(), command).orElse("(no answer)");
  }
}
