package dev.matchbook.spi;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.runner.EngineRunner;
import dev.matchbook.core.runner.EngineTask;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.spi.OrderAuthenticator.Verdict;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before an exchange's queue: commands come through it as they came to it. */
final class Gate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final TaskPool<RecordedEvents> pool;
  private final OrderAuthenticator authenticator;

  Gate(
      EngineRunner<RecordedEvents> runner, RunnerSettings settings, Authentication authentication) {
    authenticator = authentication.authenticator();
    pool = new TaskPool<>(runner, settings.queueCapacity(), authentication.threads());
  }

  void submit(Command command, Credential credential, Acknowledgement acknowledgement) {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(acknowledgement, "acknowledgement");
    pool.submit(() -> task(command, credential, acknowledgement));
  }

  private EngineTask<RecordedEvents> task(
      Command command, Credential credential, Acknowledgement acknowledgement) {
    try {
      Verdict verdict = authenticator.authenticate(command, credential);
      return CommandTask.of(command, verdict, acknowledgement);
    } catch (RuntimeException e) {
      LOG.error("the authenticator threw; the command is refused", e);
      return CommandTask.of(command, Verdict.refuse("the authenticator failed"), acknowledgement);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
