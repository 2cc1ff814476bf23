package dev.matchbook.core.event;

import java.math.BigDecimal;

/**
 * A price of the displayed book.
 *
 * @param price the price
 * @param qty displayed quantity there
 * @param orders displayed orders there
 */
public record DepthLevel(BigDecimal price, BigDecimal qty, int orders) {}
