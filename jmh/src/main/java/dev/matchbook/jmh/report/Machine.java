package dev.matchbook.jmh.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** What the figures were measured on. */
public final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private Machine() {}

  /** The machine, its system, the JDK and today's date (UTC) in a line. */
  public static String description() {
    return cpu()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores · "
        + System.getProperty("os.name")
        + " · JDK "
        + Runtime.version()
        + " ("
        + System.getProperty("java.vendor")
        + ") · "
        + LocalDate.now(ZoneOffset.UTC);
  }

  private static String cpu() {
    try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(Machine::architecture);
    } catch (IOException e) {
      return architecture();
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch");
  }
}
