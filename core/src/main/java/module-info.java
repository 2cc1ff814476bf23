/**
 * The rules of Matchbook: orders, the book, the matcher, triggers, the engine around them and its
 * runner; and what a store must do.
 *
 * <p>Knows no backend and no JSON; all but the runner knows no thread and no clock.
 */
module dev.matchbook.core {
  requires com.lmax.disruptor;
  requires org.eclipse.collections.api;
  requires org.eclipse.collections.impl;
  requires org.slf4j;

  exports dev.matchbook.core;
  exports dev.matchbook.core.book;
  exports dev.matchbook.core.command;
  exports dev.matchbook.core.engine;
  exports dev.matchbook.core.event;
  exports dev.matchbook.core.hash;
  exports dev.matchbook.core.runner;
  exports dev.matchbook.core.settlement;
  exports dev.matchbook.core.store;
}
