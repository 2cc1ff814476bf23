package dev.matchbook.examples;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says; the jar's manifest knows. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {"matchbook " + (version == null ? "(not packaged)" : version)};
  }
}
