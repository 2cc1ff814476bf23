package dev.matchbook.examples;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.runner.DirectRunner;
import dev.matchbook.core.runner.RecordedEvents;
import dev.matchbook.spi.json.CommandDecoder;
import dev.matchbook.store.file.FileSettings;
import dev.matchbook.store.file.FileStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file store with what some commands leave in it. */
final class StoredSession {
  static final String COMMANDS =
      """
      {"cmd":"market","symbol":"X","tickSize":"0.05","lotSize":"0.1"}
      {"cmd":"market","symbol":"Y","tickSize":"1","lotSize":"1"}
      {"cmd":"new","symbol":"X","account":"ann","side":"SELL","ordType":"LIMIT","qty":"8","price":"100.2"}
      {"cmd":"new","symbol":"X","account":"ann","side":"SELL","ordType":"LIMIT","qty":"2","price":"100.1","clOrdId":"a-2"}
      {"cmd":"new","symbol":"X","account":"bob","side":"BUY","ordType":"LIMIT","qty":"12","price":"99","displayQty":"5"}
      {"cmd":"new","symbol":"X","account":"eve","side":"BUY","ordType":"MARKET","qty":"0.5","ts":1700000000250000000}
      {"cmd":"new","symbol":"X","account":"bob","side":"SELL","ordType":"STOP_LIMIT","qty":"1","price":"97","stopPx":"98"}
      {"cmd":"new","symbol":"Y","account":"bob","side":"BUY","ordType":"LIMIT","qty":"3","price":"7"}
      {"cmd":"new","symbol":"Y","account":"ann","side":"SELL","ordType":"LIMIT","qty":"3","price":"7"}
      no command
      """;
  private static final int BATCH_COMMANDS = 3;

  private StoredSession() {}

  /** Makes a store, or goes on with it. */
  static Path write(Path directory, String commands) {
    return write(FileSettings.in(directory), BATCH_COMMANDS, commands.lines());
  }

  static Path write(FileSettings settings, int batchCommands, Stream<String> lines) {
    CommandDecoder decoder = new CommandDecoder();
    try (FileStore store = FileStore.open(settings);
        var runner = DirectRunner.start(store, new RecordedEvents(events -> {}), batchCommands)) {
      long[] number = {0};
      lines.forEach(
          line -> {
            Command command = decoder.decode(line.getBytes(StandardCharsets.UTF_8), ++number[0]);
            runner.submit(
                (engine, events) -> {
                  engine.apply(command);
                  return 1;
                });
          });
    }
    return settings.directory();
  }

  /** State hash of an engine that never stopped, in hex. */
  static String hash(String commands) {
    CommandDecoder decoder = new CommandDecoder();
    MatchingEngine engine = new MatchingEngine(new EventRecorder(event -> {}));
    long number = 0;
    for (String line : commands.lines().toList()) {
      engine.apply(decoder.decode(line.getBytes(StandardCharsets.UTF_8), ++number));
    }
    return String.format("%016x", engine.stateHash());
  }
}
