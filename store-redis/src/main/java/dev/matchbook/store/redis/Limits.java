package dev.matchbook.store.redis;

import java.time.Duration;

/** How much is kept of what is over. */
record Limits(Duration closedTtl, int closedOrders, int trades) {}
