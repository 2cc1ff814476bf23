/**
 * A store in a PostgreSQL database, opened by a URI such as {@code
 * postgresql://host:5432/exchange?user=app&password=…&engine=main} ({@link
 * dev.matchbook.store.postgres.PostgresStoreProvider}) or on a host's own data source ({@link
 * dev.matchbook.store.postgres.PostgresStore#open}).
 *
 * <p><b>Tables</b>, each row with the name of its engine, so that several share a database:
 *
 * <pre>
 *   orders                 every order in its last state
 *   ├─ orders_open         those that rest or wait; a fill is a HOT update
 *   └─ orders_closed       the others, written once
 *      └─ orders_closed_2026_11 …   a month of created_at
 *   trades
 *   └─ trades_2026_11 …    a month of traded_at
 *   authorizations         what was signed for an order, as long as it is there
 *   nonces                 what accounts have signed and can use no more
 *   markets                as defined, with status and last prices
 *   checkpoints            how far each engine has come, and who may write it
 *   matchbook_schema_history   Flyway's
 * </pre>
 *
 * <p>An order's row moves from {@code orders_open} to {@code orders_closed} with the batch that
 * closes it. What a fill changes is in no index: {@code BY_CHANGE} over open orders has to sort
 * them. All other pages follow an index to where they begin; orders that are asked for without an
 * account by market, side or status alone are picked out on the way, in the order of their ids.
 * Prices and quantities are {@code NUMERIC} with the decimals of their market, times are {@code
 * TIMESTAMPTZ} with a column for the nanoseconds below a microsecond.
 *
 * <p>A month that is detached takes its orders and trades along. What was signed for such an order
 * is not found any more; its row stays until somebody deletes those of {@code authorizations} that
 * have no order. No row of {@code nonces} may be deleted: what it says could be used again.
 *
 * <p><b>A batch</b> is one transaction. It begins with the checkpoint, from where the batch begins
 * to where it ends, on the condition that it is there and that this writer still has the right to
 * write; then rows are copied in binary form, changed ones through a temporary table. Where rows
 * were ever saved outside of batches, each is compared with what is there.
 *
 * <p><b>One writer.</b> An advisory lock, held by the session that writes, falls with it; a lease
 * in the checkpoint, renewed by whoever lives, ends a session that hangs; an epoch in the condition
 * of every write keeps out whoever was replaced. A session that was lost is made again, and waits
 * for the lock: then the server has ended the one before, and what that had committed is seen.
 *
 * <p><b>Trouble</b> by SQLSTATE: classes 08, 40, 53 and 57P pass and are tried again, {@code
 * retries} times with growing, jittered pauses; 22, 23, 28, 3D, 3F, 42, 0A and 25006 are
 * <i>rejected</i>, XX001 and XX002 <i>corrupt</i>, all else <i>failed</i>.
 */
package dev.matchbook.store.postgres;
