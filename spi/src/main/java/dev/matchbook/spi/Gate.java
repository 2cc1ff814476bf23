package dev.matchbook.spi;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.spi.OrderAuthenticator.Verdict;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before an exchange's queue: commands come through it as they came to it. */
final class Gate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final TaskPool<RecordedEvents> pool;
  private final OrderAuthenticator authenticator;

  Gate(EngineRunner<RecordedEvents> runner, Authentication authentication) {
    authenticator = authentication.authenticator();
    pool = new TaskPool<>(runner, authentication.threads());
  }

  void submit(Command command, Credential credential, Acknowledgement acknowledgement) {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(acknowledgement, "acknowledgement");
    pool.submit(() -> task(command, credential, acknowledgement));
  }

  private EngineTask<RecordedEvents> task(
      Command command, Credential credential, Acknowledgement acknowledgement) {
    return CommandTask.of(command, ask(authenticator, command, credential), acknowledgement);
  }

  /** Asks; whatever is thrown is a refusal, so that whoever waits for the command is told. */
  static Verdict ask(OrderAuthenticator authenticator, Command command, Credential credential) {
    try {
      return Objects.requireNonNull(authenticator.authenticate(command, credential), "verdict");
    } catch (Throwable e) {
      LOG.error("the authenticator threw; the command is refused", e);
      return Verdict.refuse("the authenticator failed");
    }
  }

  /** Refuses to be closed by one of the threads that would have to end. */
  void requireForeignThread() {
    pool.requireForeignThread();
  }

  @Override
  public void close() {
    pool.close();
  }
}
