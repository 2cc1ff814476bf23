package dev.matchbook.jmh;

import dev.matchbook.jmh.book.Engines;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an engine's name on a command line. */
final class EngineConverter implements ITypeConverter<Engines> {
  static final String ALL =
      "matchbook,matchbook-engine,exchange-core-direct,exchange-core-naive,parity,treemap";

  @Override
  public Engines convert(String label) {
    try {
      return Engines.named(label);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** All names, for the usage text. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Engines.values()).map(Engines::label).iterator();
    }
  }
}
