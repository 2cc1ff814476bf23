package dev.matchbook.jmh.book;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import java.util.Map;

/**
 * A book of exchange-core, called directly: no ring buffer, no risk engine, one command object for
 * all calls, object pools of the sizes that its matching engine gives them. Its events come as new
 * objects, as they do in the release: event pooling is switched off there. One thread.
 */
public final class ExchangeCoreBook implements FlowBook {
  private static final long UID = 1;
  private static final int SYMBOL = 1;

  private final IOrderBook book;
  private final TradeSink sink;
  private final OrderCommand command = new OrderCommand();

  private ExchangeCoreBook(IOrderBook book, TradeSink sink) {
    this.book = book;
    this.sink = sink;
    command.symbol = SYMBOL;
    command.uid = UID;
  }

  /** The book that exchange-core uses where speed matters: adaptive radix trees, linked orders. */
  public static FlowBook direct(TradeSink sink) {
    return new ExchangeCoreBook(
        new OrderBookDirectImpl(
            symbol(),
            pool(),
            OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
            LoggingConfiguration.DEFAULT),
        sink);
  }

  /** Its simple book: tree maps of linked hash maps. */
  public static FlowBook naive(TradeSink sink) {
    return new ExchangeCoreBook(
        new OrderBookNaiveImpl(
            symbol(),
            pool(),
            OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
            LoggingConfiguration.DEFAULT),
        sink);
  }

  private static CoreSymbolSpecification symbol() {
    return CoreSymbolSpecification.builder()
        .symbolId(SYMBOL)
        .type(SymbolType.FUTURES_CONTRACT)
        .baseScaleK(1)
        .quoteScaleK(1)
        .build();
  }

  private static ObjectsPool pool() {
    return new ObjectsPool(
        Map.of(
            ObjectsPool.DIRECT_ORDER, 1 << 20,
            ObjectsPool.DIRECT_BUCKET, 1 << 16,
            ObjectsPool.ART_NODE_4, 1 << 15,
            ObjectsPool.ART_NODE_16, 1 << 14,
            ObjectsPool.ART_NODE_48, 1 << 13,
            ObjectsPool.ART_NODE_256, 1 << 12));
  }

  @Override
  public long limit(long id, int side, long price, long qty) {
    return qty - enter(OrderType.GTC, id, side, price, qty);
  }

  @Override
  public long ioc(long id, int side, long price, long qty) {
    return qty - enter(OrderType.IOC, id, side, price, qty);
  }

  @Override
  public boolean cancel(long id) {
    command.command = OrderCommandType.CANCEL_ORDER;
    command.orderId = id;
    CommandResultCode result = book.cancelOrder(command);
    command.matcherEvent = null;
    return result == CommandResultCode.SUCCESS;
  }

  private long enter(OrderType type, long id, int side, long price, long qty) {
    command.command = OrderCommandType.PLACE_ORDER;
    command.orderType = type;
    command.orderId = id;
    command.action = side == BUY ? OrderAction.BID : OrderAction.ASK;
    command.price = price;
    command.reserveBidPrice = price;
    command.size = qty;
    book.newOrder(command);
    MatcherTradeEvent event = command.matcherEvent;
    command.matcherEvent = null;
    long filled = 0;
    while (event != null) {
      if (event.eventType == MatcherEventType.TRADE) {
        filled += event.size;
        sink.trade(event.matchedOrderId, id, event.size, event.price);
      }
      event = event.nextEvent;
    }
    return filled;
  }
}
