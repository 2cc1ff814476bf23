/**
 * The rules of Matchbook: orders, the book, the matcher, triggers and the engine around them.
 *
 * <p>Knows no backend, no JSON, no thread and no clock.
 */
module dev.matchbook.core {
  requires org.eclipse.collections.api;
  requires org.eclipse.collections.impl;

  exports dev.matchbook.core;
  exports dev.matchbook.core.book;
  exports dev.matchbook.core.command;
  exports dev.matchbook.core.engine;
  exports dev.matchbook.core.event;
  exports dev.matchbook.core.store;
}
