package dev.matchbook.store.file;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.model.ModelStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A store that notes how it was written. */
final class Recorder extends ModelStore {
  private final List<Batch> batches = new ArrayList<>();
  private int calls;

  /** What was committed. */
  List<Batch> batches() {
    return batches;
  }

  /** How often it was written. */
  int calls() {
    return calls;
  }

  @Override
  public synchronized boolean commit(Batch batch) {
    calls++;
    batches.add(batch);
    return super.commit(batch);
  }

  @Override
  public synchronized void saveOrders(Collection<StoredOrder> rows) {
    calls++;
    super.saveOrders(rows);
  }

  @Override
  public synchronized void saveTrades(Collection<Trade> rows) {
    calls++;
    super.saveTrades(rows);
  }

  @Override
  public synchronized boolean removeOrder(long orderId) {
    calls++;
    return super.removeOrder(orderId);
  }
}
