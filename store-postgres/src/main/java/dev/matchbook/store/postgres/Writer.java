package dev.matchbook.store.postgres;

import dev.matchbook.core.store.StoreException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes in transactions, one at a time, each tried again where it failed for a passing reason.
 *
 * <p>A transaction whose commit got no answer may be there or not. Its session is given up; the
 * next one first waits until the server has ended it (see {@link Session}), and the same work is
 * done again, which looks before it writes.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** What is done in a transaction; done again if it failed. */
  interface Work<T> {
    T on(Session session) throws SQLException;
  }

  private final String name;
  private final Connections connections;
  private final PostgresSettings settings;
  private final Retries retries;
  private final Lease lease;
  private final ReentrantLock lock = new ReentrantLock();
  private Session session;
  private StoreException over;
  private long renewedAt;

  /** What an attempt is using, and since when, for the one who watches. */
  private volatile Session working;

  private volatile long workingSince;

  /** Whether a commit of the work that is being done got no answer. */
  private boolean unanswered;

  /** Takes the right to write. */
  Writer(
      String name, Connections connections, PostgresSettings settings, Retries retries, Lease lease)
      throws SQLException {
    this.name = name;
    this.connections = connections;
    this.settings = settings;
    this.retries = retries;
    this.lease = lease;
    lock.lock();
    try {
      session();
    } finally {
      lock.unlock();
    }
  }

  /** Does the work in one transaction, which is durable on return or leaves no trace. */
  <T> T write(Work<T> work) {
    lock.lock();
    try {
      unanswered = false;
      return retries.run(() -> attempt(work));
    } catch (StoreException e) {
      if (unanswered && e.kind() == StoreException.Kind.REJECTED) {
        throw StoreException.failed(
            name, "a commit got no answer, and it was not tried again: " + e.getMessage(), e);
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    if (over != null) {
      throw over;
    }
    Session current = session();
    boolean done = false;
    workingSince = System.nanoTime();
    working = current;
    try {
      T result = work.on(current);
      commit(current);
      done = true;
      return result;
    } finally {
      working = null;
      if (!done) {
        undo(current);
      }
    }
  }

  private void commit(Session current) throws SQLException {
    try {
      current.commit();
      unanswered = false;
    } catch (SQLException e) {
      unanswered |= !Trouble.isUndone(e);
      throw e;
    }
  }

  private Session session() throws SQLException {
    if (session != null) {
      return session;
    }
    Session fresh = new Session(connections.writer(), settings);
    try {
      lease.take(fresh);
      session = fresh;
      renewedAt = System.nanoTime();
    } catch (StoreException e) {
      over = lease.epoch() > 0 && e.kind() == StoreException.Kind.REJECTED ? e : null;
      throw e;
    } finally {
      if (session == null) {
        fresh.abort();
      }
    }
    return session;
  }

  /** A session that cannot even undo is of no use any more. */
  private void undo(Session current) {
    try {
      current.rollback();
    } catch (SQLException e) {
      LOG.debug("{}: lost its session", name, e);
      current.abort();
      session = null;
    }
  }

  /** Notes that the work which is being done has renewed the lease. */
  void renewed() {
    renewedAt = System.nanoTime();
  }

  /**
   * Ends an attempt that lasts for more than {@link PostgresSettings#ATTEMPT_TIMEOUTS} timeouts: to
   * write to a server that takes nothing any more is the one step that has no timeout of its own.
   */
  void watch() {
    Session current = working;
    long most = PostgresSettings.ATTEMPT_TIMEOUTS * settings.timeout().toNanos();
    if (current != null && System.nanoTime() - workingSince > most) {
      LOG.warn("{}: gives up a write that does not end", name);
      current.cut();
    }
  }

  /** What a former writer is told, now and from now on. */
  StoreException lost() {
    over = lease.lost();
    return over;
  }

  /** Keeps the lease while there is nothing to write; a session that was lost is made anew. */
  void keep() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      boolean fresh = System.nanoTime() - renewedAt < settings.lease().toNanos() / 3;
      if (over == null && !fresh) {
        attempt(
            current -> {
              requireRight(current);
              return null;
            });
      }
    } catch (SQLException | RuntimeException e) {
      // Whatever it is, the next time it is tried again.
      LOG.warn("{}: could not renew its lease: {}", name, e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /** Makes sure, until the transaction ends, that nobody else writes; renews the lease with it. */
  void requireRight(Session current) throws SQLException {
    if (!lease.renew(current)) {
      throw lost();
    }
    renewed();
  }

  /** Ends as a process does that is killed. */
  void abandon() {
    lock.lock();
    try {
      over = closed();
      if (session != null) {
        session.abort();
        session = null;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try (Session last = session) {
      boolean held = last != null && over == null;
      over = closed();
      session = null;
      if (held) {
        lease.release(last);
      }
    } catch (SQLException e) {
      LOG.debug("{}: could not say goodbye", name, e);
    } finally {
      lock.unlock();
    }
  }

  private StoreException closed() {
    return StoreException.rejected(name, "is closed");
  }
}
