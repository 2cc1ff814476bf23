package dev.matchbook.examples;

/** A server that keeps stores, behind a proxy, over which the worst can come. */
interface Backend extends AutoCloseable {

  /** The store of an engine, through the proxy and with timeouts that are short. */
  String uri(int engine);

  /** The same store, straight. */
  String straightUri(int engine);

  void killAndRestart();

  void freeze();

  void thaw();

  /** Until the server has done all that it was asked by those who are gone. */
  void awaitNoClients();

  /** Cuts the connection of the next one that commits, before its answer. */
  void cutNextCommit();

  /** How many of the last trades are kept. */
  long tradesKept();

  @Override
  void close();
}
