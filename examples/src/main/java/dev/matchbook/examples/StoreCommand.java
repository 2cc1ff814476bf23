package dev.matchbook.examples;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that prints what is in a store; it is a file store's only user while it runs. */
abstract class StoreCommand implements Callable<Integer> {
  private final Stdio stdio;

  @Spec private CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "URI",
      required = true,
      description = "The store, such as file:data, which no other process may have open.")
  private String uri;

  StoreCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  /**
   * Checks what is known without the store; by {@link #require}.
   *
   * @throws ParameterException naming the argument
   */
  void checkArguments() {}

  /**
   * Prints what is there.
   *
   * @param store is only read
   * @param out is flushed afterwards
   */
  abstract void print(ExchangeStore store, Lines out) throws Failure;

  @Override
  public final Integer call() throws Failure {
    checkArguments();
    try (ExchangeStore store = ExistingStore.open(uri)) {
      Lines out = new Lines(stdio.out());
      print(store, out);
      out.flush();
      return 0;
    } catch (StoreException e) {
      throw Failure.of(e);
    }
  }

  /** Answers an argument that is out of its range. */
  final void require(boolean usable, String complaint) {
    if (!usable) {
      throw new ParameterException(spec.commandLine(), complaint);
    }
  }

  /** Answers a count below 1; null is none. */
  final void requirePositive(String name, Long count) {
    require(count == null || count > 0, name + ": below 1: " + count);
  }
}
