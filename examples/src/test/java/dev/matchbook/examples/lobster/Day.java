package dev.matchbook.examples.lobster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A handmade day. Each line of its script is a message and, behind a bar, the book after it; blanks
 * are for the eye, and {@code none} is a level that does not exist.
 */
final class Day {
  private Day() {}

  /** Writes the two files into the directory and replays them. */
  static LobsterResult replay(Path dir, String script) throws IOException {
    StringBuilder messages = new StringBuilder();
    StringBuilder orderbook = new StringBuilder();
    for (String line : script.replace(" ", "").replace("none", "9999999999,0").split("\n")) {
      String[] halves = line.split("\\|");
      messages.append(halves[0]).append('\n');
      orderbook.append(halves[1]).append('\n');
    }
    return replay(dir, messages.toString(), orderbook.toString());
  }

  static LobsterResult replay(Path dir, String messages, String orderbook) throws IOException {
    Path messageFile = Files.writeString(dir.resolve("messages.csv"), messages);
    Path orderbookFile = Files.writeString(dir.resolve("orderbook.csv"), orderbook);
    return LobsterReplay.run(messageFile, orderbookFile);
  }
}
