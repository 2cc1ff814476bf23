package dev.matchbook.core.settlement;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trades that differ from a trade in one component; a component that is added is seen. */
final class ChangedTrades {
  private ChangedTrades() {}

  /** By the name of the component. */
  static Map<String, Trade> of(Trade trade) {
    RecordComponent[] components = Trade.class.getRecordComponents();
    Map<String, Trade> changed = new LinkedHashMap<>();
    for (int i = 0; i < components.length; i++) {
      changed.put(components[i].getName(), with(trade, i, changed(value(trade, components[i]))));
    }
    return changed;
  }

  /** With that value instead. */
  static Trade with(Trade trade, String component, Object value) {
    String[] names =
        Arrays.stream(Trade.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toArray(String[]::new);
    return with(trade, Arrays.asList(names).indexOf(component), value);
  }

  private static Object changed(Object value) {
    if (value instanceof Long number) {
      return number ^ 1;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.signum() > 0 ? decimal.subtract(decimal.ulp()) : decimal.add(decimal.ulp());
    }
    if (value instanceof Side side) {
      return side == Side.BUY ? Side.SELL : Side.BUY;
    }
    String text = (String) value;
    return text.startsWith("A") ? "B" + text.substring(1) : "A" + text.substring(1);
  }

  private static Trade with(Trade trade, int index, Object value) {
    RecordComponent[] components = Trade.class.getRecordComponents();
    Object[] values = Arrays.stream(components).map(c -> value(trade, c)).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    values[index] = value;
    try {
      Constructor<Trade> constructor = Trade.class.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object value(Trade trade, RecordComponent component) {
    try {
      return component.getAccessor().invoke(trade);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
