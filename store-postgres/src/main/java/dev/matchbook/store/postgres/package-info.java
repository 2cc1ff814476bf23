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
 *   settlements            how far each trade of a market that settles has come
 *   settlement_batches     trades that are settled as one
 *   trade_settlements      a view: settlements with their trades
 *   audit                  what happened in audited markets; only ever added to
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
 * have no order. No row of {@code nonces} may be deleted: what it says could be used again. A month
 * of trades may be detached when all of them have settled for good, and then without their rows of
 * {@code settlements}, which are damaged where the trade is not there. Closed orders change once
 * more where a trade of theirs is busted: their month must still be there.
 *
 * <p><b>Settlements.</b> Trades that are pending or busted, and those of a batch, follow an index;
 * so do batches by state, and the audit trail by order and by batch. Trades that are settling or
 * have settled are picked out on the way, in the order of their ids: ask for those of a batch. From
 * settling to settled is a HOT update.
 *
 * <p><b>What keeps the audit trail</b>, so that no event in it is changed or lost unseen:
 *
 * <ul>
 *   <li>A trigger refuses {@code UPDATE}, {@code DELETE}, {@code TRUNCATE} and {@code ON CONFLICT
 *       DO UPDATE}, for the table's owner and superusers too, and in a session that plays a
 *       replica. It protects from mistakes and from whoever may only run such statements. Not from
 *       the owner, who can take the trigger or the table away first, nor from a superuser.
 *   <li>Two roles: the schema belongs to one, which migrates ({@code
 *       PostgresStore.open(…).close()}, or Flyway on its own); engines connect as another, with
 *       {@code migrate=false}, that has what {@code META-INF/matchbook/postgres-engine-role.sql}
 *       grants. That one can only add to the trail, and can delete no trade and no settlement. It
 *       protects from an engine, or whoever has got hold of its password, also where they mean it.
 *       Not from the owner, from a superuser or from who has the server's files; nor from an engine
 *       that lies in what it adds. An event with a {@code seq} that is there is refused, and with
 *       it the batch.
 * </ul>
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
