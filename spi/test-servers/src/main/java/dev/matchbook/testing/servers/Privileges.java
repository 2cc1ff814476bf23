package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a program is started that refuses to run as root or as a user without a name. */
enum Privileges {
  /** As this user. */
  OWN(List.of()),

  /** In a user namespace of its own, in which this user is nobody; files stay this user's. */
  USER_NAMESPACE(List.of("unshare", "-U")),

  /** As another user, where namespaces are forbidden. */
  OTHER_USER(
      List.of(
          "setpriv",
          "--reuid=" + Privileges.NOBODY,
          "--regid=" + Privileges.NOBODY,
          "--clear-groups"));

  private static final int NOBODY = 65534;
  private static Privileges found;

  private final List<String> prefix;

  Privileges(List<String> prefix) {
    this.prefix = prefix;
  }

  /** What this machine allows. */
  static synchronized Privileges find() {
    if (found == null) {
      // PostgreSQL does not run as root, and not as a user whose number has no name.
      if (!isRoot() && !System.getProperty("user.name").equals("?")) {
        found = OWN;
      } else if (USER_NAMESPACE.works()) {
        found = USER_NAMESPACE;
      } else if (OTHER_USER.works()) {
        found = OTHER_USER;
      } else {
        throw new IllegalStateException(
            "PostgreSQL does not run as this user, and neither unshare nor setpriv works here");
      }
    }
    return found;
  }

  static boolean isRoot() {
    try {
      return Files.getAttribute(ServerHome.get().cache(), "unix:uid").equals(0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(program);
    return command;
  }

  /** Gives a file or an empty directory to the user that the program will run as. */
  void handOver(Path path) throws IOException {
    if (this == OTHER_USER) {
      Files.setAttribute(path, "unix:uid", NOBODY);
      Files.setAttribute(path, "unix:gid", NOBODY);
    }
  }

  boolean works() {
    try {
      return new ProcessBuilder(command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
