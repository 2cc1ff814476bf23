package dev.matchbook.store.redis;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.spi.json.LineBuffer;
import dev.matchbook.spi.json.MalformedRowException;
import dev.matchbook.spi.json.Row;
import dev.matchbook.spi.json.RowReader;
import dev.matchbook.spi.json.RowWriter;
import java.util.Arrays;

/** Rows as values of keys: lines of {@link RowWriter} without the LF. For one thread. */
final class RowCodec {
  private final String layer;
  private final String prefix;
  private final LineBuffer line = new LineBuffer(1024);
  private final RowWriter writer = new RowWriter(line);
  private final RowReader reader = new RowReader();

  RowCodec(String layer, String prefix) {
    this.layer = layer;
    this.prefix = prefix;
  }

  byte[] bytes(StoredOrder order) {
    line.clear();
    writer.order(order);
    return bytes();
  }

  byte[] bytes(Trade trade) {
    line.clear();
    writer.trade(trade);
    return bytes();
  }

  byte[] bytes(MarketState market) {
    line.clear();
    writer.market(market);
    return bytes();
  }

  byte[] bytes(StoredAuthorization authorization) {
    line.clear();
    writer.authorization(authorization);
    return bytes();
  }

  byte[] bytes(StoredNonce nonce) {
    line.clear();
    writer.nonce(nonce);
    return bytes();
  }

  byte[] bytes(StoredSettlement settlement) {
    line.clear();
    writer.settlement(settlement);
    return bytes();
  }

  byte[] bytes(SettlementBatch batch) {
    line.clear();
    writer.settlementBatch(batch);
    return bytes();
  }

  byte[] bytes(Event event) {
    line.clear();
    writer.audit(event);
    return bytes();
  }

  private byte[] bytes() {
    return Arrays.copyOf(line.array(), line.length() - 1);
  }

  /** The order that is the value of its key. */
  StoredOrder order(String id, byte[] row) {
    try {
      StoredOrder order = reader.order(row, 0, row.length);
      requireId(Keys.ORDER + id, id, order.orderId());
      return order;
    } catch (MalformedRowException e) {
      throw corrupt(Keys.ORDER + id, e.getMessage(), e);
    }
  }

  /** The trade that is the value of its key. */
  Trade trade(String id, byte[] row) {
    try {
      Trade trade = reader.trade(row, 0, row.length);
      requireId(Keys.TRADE + id, id, trade.tradeId());
      return trade;
    } catch (MalformedRowException e) {
      throw corrupt(Keys.TRADE + id, e.getMessage(), e);
    }
  }

  /** The authorization that is the value of its key. */
  StoredAuthorization authorization(String id, byte[] row) {
    try {
      StoredAuthorization authorization = reader.authorization(row, 0, row.length);
      requireId(Keys.AUTH + id, id, authorization.orderId());
      return authorization;
    } catch (MalformedRowException e) {
      throw corrupt(Keys.AUTH + id, e.getMessage(), e);
    }
  }

  /** The settlement that is the value of its field. */
  StoredSettlement settlement(String id, byte[] row) {
    try {
      StoredSettlement settlement = reader.settlement(row, 0, row.length);
      requireId(Keys.SETTLEMENTS, id, settlement.tradeId());
      return settlement;
    } catch (MalformedRowException e) {
      throw corruptField(Keys.SETTLEMENTS, id, e);
    }
  }

  /** The batch of trades that is the value of its field. */
  SettlementBatch settlementBatch(String id, byte[] row) {
    try {
      SettlementBatch batch = reader.settlementBatch(row, 0, row.length);
      requireId(Keys.BATCHES, id, batch.batchId());
      return batch;
    } catch (MalformedRowException e) {
      throw corruptField(Keys.BATCHES, id, e);
    }
  }

  /** The event of the audit trail that is the value of its field. */
  Event event(String seq, byte[] row) {
    try {
      Event event = reader.audit(row, 0, row.length);
      requireId(Keys.AUDIT, seq, event.seq());
      return event;
    } catch (MalformedRowException e) {
      throw corruptField(Keys.AUDIT, seq, e);
    }
  }

  /** A nonce that is a field of the nonces' key. */
  StoredNonce nonce(byte[] row) {
    try {
      return reader.nonce(row, 0, row.length);
    } catch (MalformedRowException e) {
      throw corrupt(Keys.NONCES, e.getMessage(), e);
    }
  }

  /** A market that is a field of the markets' key. */
  MarketState market(byte[] row) {
    try {
      if (reader.read(row, 0, row.length) instanceof Row.MarketRow market) {
        return market.market();
      }
      throw corrupt(Keys.MARKETS, "holds a row that is no market", null);
    } catch (MalformedRowException e) {
      throw corrupt(Keys.MARKETS, e.getMessage(), e);
    }
  }

  private void requireId(String key, String id, long found) {
    if (!id.equals(String.valueOf(found))) {
      throw corrupt(key, "holds the row of " + found, null);
    }
  }

  private StoreException corruptField(String hash, String field, MalformedRowException e) {
    return corrupt(hash, "field " + field + ": " + e.getMessage(), e);
  }

  private StoreException corrupt(String key, String why, Exception cause) {
    return StoreException.corrupt(layer, "the key " + prefix + key + ": " + why, cause);
  }
}
