package dev.matchbook.store.file;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.StoredOrder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;

/**
 * The orders that are open: where the last version of each is, and what queries over open orders
 * ask first. 80 bytes an order and two places in hash maps; rows themselves stay on disk.
 *
 * <p>Guarded by the lock of the {@link Catalog}.
 */
final class OpenTable {
  private static final int FIELDS = 9;
  private static final int ID = 0;
  private static final int SEQ = 1;
  private static final int WORD = 2;
  private static final int SEGMENT = 3;
  private static final int ACCOUNT = 4;
  private static final int CL_ORD_ID = 5;
  private static final int PRIORITY = 6;

  private final LongIntHashMap slots = new LongIntHashMap();
  private final LongLongHashMap byClOrdId = new LongLongHashMap();
  private long[] fields = new long[FIELDS * 64];
  private int size;

  int size() {
    return size;
  }

  /** The place of the order, or −1. */
  int find(long orderId) {
    return slots.getIfAbsent(orderId, -1);
  }

  /** The place of the order that has that term, or −1. */
  int findClOrdId(long term) {
    return find(byClOrdId.getIfAbsent(term, -1));
  }

  long orderId(int place) {
    return fields[place * FIELDS + ID];
  }

  long seq(int place) {
    return fields[place * FIELDS + SEQ];
  }

  long word(int place) {
    return fields[place * FIELDS + WORD];
  }

  int segment(int place) {
    return (int) fields[place * FIELDS + SEGMENT];
  }

  long account(int place) {
    return fields[place * FIELDS + ACCOUNT];
  }

  Cursor priority(int place) {
    int at = place * FIELDS + PRIORITY;
    return new Cursor(fields[at], fields[at + 1], fields[at + 2]);
  }

  /** Notes the newest version of an order; a closed one leaves. */
  void put(StoredOrder order, long word, int segment) {
    int place = find(order.orderId());
    if (!order.isOpen()) {
      if (place >= 0) {
        remove(place);
      }
      return;
    }
    if (place < 0) {
      place = append(order.orderId());
    }
    int at = place * FIELDS;
    fields[at + SEQ] = order.seq();
    fields[at + WORD] = word;
    fields[at + SEGMENT] = segment;
    fields[at + ACCOUNT] = Terms.account(order.account());
    String clOrdId = order.clOrdId();
    fields[at + CL_ORD_ID] = clOrdId == null ? 0 : Terms.clOrdId(order.account(), clOrdId);
    Cursor priority = order.priority();
    fields[at + PRIORITY] = priority.first();
    fields[at + PRIORITY + 1] = priority.second();
    fields[at + PRIORITY + 2] = priority.third();
    enter(place);
  }

  private int append(long orderId) {
    if (fields.length == size * FIELDS) {
      fields = Arrays.copyOf(fields, 2 * fields.length);
    }
    fields[size * FIELDS + ID] = orderId;
    slots.put(orderId, size);
    return size++;
  }

  private void enter(int place) {
    long term = fields[place * FIELDS + CL_ORD_ID];
    if (term != 0) {
      byClOrdId.put(term, orderId(place));
    }
  }

  /** The last order takes the place of the one that leaves. */
  private void remove(int place) {
    long term = fields[place * FIELDS + CL_ORD_ID];
    if (term != 0 && byClOrdId.getIfAbsent(term, -1) == orderId(place)) {
      byClOrdId.remove(term);
    }
    slots.remove(orderId(place));
    size--;
    if (place != size) {
      System.arraycopy(fields, size * FIELDS, fields, place * FIELDS, FIELDS);
      slots.put(orderId(place), place);
    }
  }

  void forEach(IntConsumer action) {
    for (int place = 0; place < size; place++) {
      action.accept(place);
    }
  }

  /** A copy that does not change. */
  OpenTable copy() {
    OpenTable copy = new OpenTable();
    copy.fields = Arrays.copyOf(fields, Math.max(FIELDS, size * FIELDS));
    copy.size = size;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size * FIELDS; i++) {
      out.writeLong(fields[i]);
    }
  }

  static OpenTable read(DataInput in) throws IOException {
    OpenTable table = new OpenTable();
    int size = in.readInt();
    for (int place = 0; place < size; place++) {
      table.append(in.readLong());
      for (int field = 1; field < FIELDS; field++) {
        table.fields[place * FIELDS + field] = in.readLong();
      }
      table.enter(place);
    }
    return table;
  }
}
