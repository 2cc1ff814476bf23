/** The command-line runner: programs that a host could have written. Exports nothing. */
module dev.matchbook.examples {
  requires dev.matchbook.composite;
  requires com.fasterxml.jackson.core;
  requires dev.matchbook.core;
  requires dev.matchbook.eip712;
  requires dev.matchbook.spi;
  requires dev.matchbook.store.file;
  requires info.picocli;
  requires java.net.http;
  requires jdk.httpserver;
  requires me.tongfei.progressbar;
  requires org.jline.terminal;
  requires org.slf4j;

  opens dev.matchbook.examples to
      info.picocli;
}
