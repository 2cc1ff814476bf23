/**
 * The contract of storage as executable rules: what a backend must do to be one.
 *
 * <p>A backend's test extends {@link dev.matchbook.tck.ExchangeStoreContract} and says, with a
 * {@link dev.matchbook.tck.StoreFixture}, where a new store is and what a crash is to it:
 *
 * <pre>{@code
 * class MyStoreTest extends ExchangeStoreContract {
 *   @Override
 *   protected StoreFixture newFixture() throws IOException {
 *     Path dir = Files.createTempDirectory("my-store");
 *     return () -> new MyStore(dir);
 *   }
 * }
 * }</pre>
 *
 * <p>Each rule is a test method with its number in its name; one that needs a {@link
 * dev.matchbook.core.store.Capability} which the store does not declare is reported as skipped,
 * with the capability's name. Everything is compared exactly, decimals with their scale. A message
 * names the row and the fields that differ; {@link dev.matchbook.tck.model.ModelStore} answers
 * every question of the contract in the plainest way.
 *
 * <p>What the rules read into the words of {@link dev.matchbook.core.store}: a page's {@code next}
 * is the key of its last row, and any key will do as a cursor. A page that is full may name a next
 * one that turns out to be empty. One answer shows the store between two writes, never within one;
 * a thread that has seen part of a batch sees the rest of it from then on. Orders may be saved of
 * markets that no batch has defined. Stores with a bound keep at least {@link
 * dev.matchbook.tck.StoreFixture#LEAST_KEPT} closed orders, those closed last, by {@code seq} or as
 * they came to the store, and trades; what was signed for an order goes with it. Nonces,
 * settlements and the audit trail stay, all of them. What a {@link
 * dev.matchbook.core.store.CacheStore} has to do beyond that is skipped by a store that is none.
 *
 * <p>The rules:
 *
 * <pre>
 * OrderStoreContract
 *   O-01 a saved order is found by its id, an unknown id is empty
 *   O-02 a newer version takes the place of the older one
 *   O-03 an older version changes nothing and is no error
 *   O-04 an equal version changes nothing, whatever else it says
 *   O-05 a closed order is not opened again by an older version
 *   O-06 orders saved together are all there, in whatever order they come
 *   O-07 of several versions saved together the newest stays
 *   O-08 of orders saved together each is passed over or written by its own version
 *   O-09 saving none changes nothing
 *   O-10 a null among the orders is refused and none of them is written
 *   O-11 saving orders does not move the checkpoint
 *   O-12 the caller's collection stays the caller's
 *   O-13 a removed order is gone from every answer; removing it again says so
 *   O-14 an open order is not removed: IllegalStateException, and it is still there
 *   O-15 an order that was removed can be saved again
 *   O-16 nulls are refused
 *   O-17 by account and clOrdId the open order is found, whatever id closed ones have
 *   O-18 where none is open the one with the greatest orderId is found
 *   O-19 a clOrdId is one account's; orders without one are not found by any
 *   O-20 an order is found by its clOrdId after it closed, and its successor instead
 *   O-21 when an order is removed its clOrdId finds the one before
 *
 * OrderQueryContract
 *   Q-01 all orders: oldest first, newest first and by change
 *   Q-02 by account
 *   Q-03 by symbol
 *   Q-04 by side
 *   Q-05 by status: one, several, open ones, none at all
 *   Q-06 changed since: only a greater seq, by seq and then orderId
 *   Q-07 conditions are joined by and
 *   Q-08 an order that changed is found as it is, no longer as it was
 *   Q-09 a removed order is not found by any query
 *   Q-10 a page is asked for 1 to 10,000 rows, anything else is refused
 *   Q-11 a query or symbol that is null is refused
 *
 * OpenOrdersContract
 *   W-01 bids come highest first, then asks lowest first, by number and not by text
 *   W-02 at one price less place comes first, whatever the ids and versions are
 *   W-03 at one price displayed orders come before dark ones, whatever their place
 *   W-04 waiting orders come last by orderId, whatever their side, price and version
 *   W-05 an order that trades keeps its place; one that closes is gone
 *   W-06 an order that rejoins the tail, or changes its price, moves
 *   W-07 an order that was triggered moves from the waiting ones into the book
 *   W-08 each market has its own; an unknown one has none
 *   W-09 prices of the full range are in order, digit by digit
 *   W-10 an order with an older version does not move
 *
 * TradeStoreContract
 *   T-01 a saved trade is found by its id, an unknown id is empty
 *   T-02 a trade that is there is passed over, whatever else it says
 *   T-03 trades saved together are all there, sorted, in whatever order they come
 *   T-04 of trades saved together those that are there are passed over
 *   T-05 saving none changes nothing
 *   T-06 a null among the trades is refused and none of them is written
 *   T-07 saving trades does not move the checkpoint
 *   T-08 the caller's collection stays the caller's
 *   T-09 nulls are refused
 *
 * TradeQueryContract
 *   H-01 the most recent trades of all markets, newest first
 *   H-02 the most recent trades of a market, newest first; an unknown one has none
 *   H-03 all trades, oldest first and newest first
 *   H-04 by market
 *   H-05 by order, be it maker or taker
 *   H-06 by account on either side; one on both sides gives one row
 *   H-07 by time: from is included, to is not
 *   H-08 since a seq: only greater ones
 *   H-09 conditions are joined by and
 *   H-10 a page is asked for 1 to 10,000 trades, anything else is refused
 *   H-11 trades stay when their orders are removed
 *
 * BatchContract
 *   B-01 a new store is at the start and has nothing
 *   B-02 a batch that follows on is applied: orders, trades, markets and checkpoint
 *   B-03 a batch that does not follow on is rejected and changes nothing
 *   B-04 a new store takes only a batch from the start
 *   B-05 a batch from elsewhere is rejected, though only one counter differs
 *   B-06 after a rejected batch the right one is applied
 *   B-07 a batch without rows moves the checkpoint, be it by a command alone
 *   B-08 markets come in ascending index, each as the last batch with it left it
 *   B-09 an order that many batches change is as the last one left it
 *   B-10 a large batch is whole: 900 orders and 900 trades
 *   B-11 a list that was answered does not change with the store, nor the other way
 *   B-12 a null batch is refused
 *   B-13 a batch with a null in it is refused and none of its rows is written
 *   B-14 after each batch of a long history everything is there
 *
 * IdempotenceContract
 *   I-01 the same batch again is passed over: false, and nothing changes
 *   I-02 any older batch is passed over, markets and versions stay as they are
 *   I-03 a batch that was applied in part only is rejected and changes nothing
 *   I-04 a batch does not put back an order that was saved in a later version
 *   I-05 a batch passes over a trade that is there and writes the others
 *   I-06 a repeated batch does not bring back an order that was removed
 *   I-07 saving all orders again, old versions too, changes nothing
 *   I-08 saving all trades again changes nothing
 *   I-09 what was saved ahead of the batches does not break their chain
 *   I-10 an order does not go back to its older price, place or status in any answer
 *
 * PagingContract
 *   P-01 orders: every row once and in order, for every sort and size of page
 *   P-02 open orders: every row once and in priority order, for every size of page
 *   P-03 trades: every row once and in order, both ways, for every size of page
 *   P-04 a page border may lie between rows of one seq
 *   P-05 a page is full although few rows match
 *   P-06 a cursor goes through text
 *   P-07 behind the last row there is an empty page, and no other
 *   P-08 a page goes on behind a key that no row has
 *   P-09 orders that are removed between pages, the last of a page too, leave no gap
 *   P-10 open orders: those that close or move between pages hide no other
 *   P-11 rows that are written between pages come where their key is
 *   P-12 trades that are written between pages do not shift those that follow
 *
 * ExactnessContract
 *   X-01 orders of every type, with and without what is optional, come back exactly
 *   X-02 decimals of orders keep their scale: 1.50 is not 1.5, nor is 0.00 0
 *   X-03 the greatest and the smallest numbers of an order come back
 *   X-04 names that differ by case, spaces, wildcards or quotes are told apart
 *   X-05 trades come back exactly: fees of every scale, rebates, extremes
 *   X-06 accounts and symbols of trades are told apart by the last character
 *   X-07 markets come back exactly: all that defines them, status, prices, scales
 *   X-08 a checkpoint comes back exactly, also near the end of a long
 *
 * AuthorizationContract
 *   A-01 what was signed for an order is found by its id; else there is nothing
 *   A-02 what is signed later for an order takes the place of what was before
 *   A-03 it stays when its order changes and when that is closed
 *   A-04 it goes with its order and does not come back with it
 *   A-05 of an order that is not kept it is not kept either
 *   A-06 the largest and the strangest texts come back exactly
 *   A-07 the nonce of an order comes back exactly, whatever asks for it
 *   A-08 saving orders and trades does not touch what was signed, nor sign anything
 *   A-09 a batch that is passed over or refused signs nothing
 *   A-10 what was signed is there after opening again and after a crash, removed is not
 *
 * NonceContract
 *   U-01 nonces of every kind come with their batch, in ascending seq
 *   U-02 a row takes the place of the one that is there, whatever its value
 *   U-03 a row of value 0 takes away the one that is there, and that one alone
 *   U-04 rows are told apart by account, kind and key, to the last character and digit
 *   U-05 the largest and the smallest numbers come back exactly
 *   U-06 pages: every row once and in order, for every size of page, from any key on
 *   U-07 a page is asked for 1 to 10,000 rows, anything else is refused
 *   U-08 rows that change or go between pages hide no other and come where they are now
 *   U-09 thousands of rows are complete, however often they changed
 *   U-10 a batch that is passed over or refused uses nothing
 *   U-11 nonces stay when orders are removed, and when a batch leaps
 *   U-12 nonces are there after opening again and after a crash, those taken away not
 *
 * SettlementContract
 *   G-01 a trade's settlement comes with its batch; an unknown one is empty
 *   G-02 a row takes the place of the one that is there, state and batch too
 *   G-03 a batch of trades is found by its id and takes the place of its old state
 *   G-10 everything of a batch comes back exactly: texts, what is absent, extremes
 *   G-11 the trade of a settlement comes back exactly: decimals, names, extremes
 *   G-12 a batch of 1,024 trades is whole, and so are its rows
 *   G-13 a batch that is passed over or refused settles nothing
 *   G-14 saving and removing orders and trades settles nothing and forgets nothing
 *   G-15 a store that forgets trades and orders keeps every settlement
 *
 * SettlementQueryContract
 *   G-04 trades by market, state, batch and since a seq, joined by and, in ascending tradeId
 *   G-05 batches of trades by market, state, id and since a seq, in ascending batchId
 *   G-06 what changed its state or batch is found as it is, no longer as it was
 *   G-07 pages: every row once and in order, for every size of page, from any id on
 *   G-08 rows that change between pages hide no other and come no more
 *   G-09 a page is asked for 1 to 10,000 rows, of a query: anything else is refused
 *   G-18 settlements are there after opening again and after a crash, as they are now
 *
 * BustContract
 *   G-16 a closed order that a bust changes is found as it is by every query
 *   G-17 the order that another one comes of is kept with it, and what marks that one
 *   G-19 an engine that settles is recovered exactly, whatever became of its trades
 *   G-20 the same where the store is opened again each time
 *
 * AuditContract
 *   D-01 events of every kind come with their batch, exactly, in ascending seq
 *   D-02 texts, decimals and numbers come back exactly, whatever they are
 *   D-03 by order: its own, its trades on either side, and those that refer to it
 *   D-04 by batch of trades: how it started, and every change
 *   D-05 pages: every event once and in order, for every size of page, from any key on
 *   D-06 what is told between pages comes at their end and shifts nothing
 *   D-07 a page is asked for 1 to 10,000 events, of a query: anything else is refused
 *   D-08 a batch that is passed over or refused tells nothing
 *   D-09 events stay when their orders change, close or are removed, and when it leaps
 *   D-10 a store that forgets orders keeps every event
 *   D-11 thousands of events of one order are complete, in batches of any size
 *   D-12 an event of a batch of 1,024 trades comes back
 *   D-13 events are there after opening again and after a crash, and more come
 *   D-14 an order that was rejected, of which there is no row, has its event
 *
 * RecoveryContract
 *   R-01 what recovery reads is complete: markets, open orders by priority, checkpoint
 *   R-02 what was committed is there after closing and opening again, exactly
 *   R-03 a store that is opened again goes on: next batch, repeated batch, gap
 *   R-04 opened again after each batch nothing gets lost or old
 *   R-05 orders and trades saved one by one are there again, removed ones are not
 *   R-06 a store that was opened and closed with nothing in it is at the start
 *   R-07 versions refuse to go back after opening again too
 *   R-08 queries, pages and ids answer the same after opening again
 *
 * CrashContract
 *   K-01 after a crash every committed batch is there, the last one too
 *   K-02 after a crash the last batch again is passed over and the chain goes on
 *   K-03 what was saved or removed before a crash stays so
 *   K-04 a new store that crashes at once is at the start
 *   K-05 a store that crashes after each batch loses none of them
 *   K-06 a store that crashes as soon as it is opened loses nothing
 *   K-07 a rejected batch leaves nothing behind that a crash would bring to light
 *
 * ConcurrencyContract
 *   C-01 no reader sees a batch in part, nor goes back from one look to the next
 *   C-02 orders that were saved together are seen together
 *   C-03 what was acknowledged to one thread is seen by every other
 *   C-04 of several threads that commit the same batch at once one has it applied
 *   C-05 of several threads that save the same rows at once the newest version stays
 *   C-06 a reader that stopped between two pages does not hold up the writer
 *   C-07 pages that are read while the writer writes miss no order and repeat none
 *   C-08 a store that is closed under its readers answers whole or throws
 *   C-09 what a cache shows while batches are committed is of the moment it says
 *
 * BoundsContract
 *   N-01 open orders are complete, however many others were closed
 *   N-02 the most recently closed orders are there; with ALL_ORDERS every one
 *   N-03 recent is what was closed last, not what has the greatest orderId
 *   N-04 a closed order that is not kept is gone from every answer
 *   N-05 the most recent trades are there; with ALL_TRADES every one
 *   N-06 a trade that is not kept is gone from every answer
 *   N-07 what is not kept does not come back with a batch that is repeated
 *
 * CacheContract
 *   S-01 a leap moves the checkpoint and the markets; rows that were saved before stay
 *   S-02 a leap that does not follow on is rejected and changes nothing
 *   S-03 a leap again is passed over
 *   S-04 after a leap batches follow on, and pass over rows that are there already
 *   S-05 a leap is there after closing and opening again, and after a crash
 *   S-06 a cache shows what it answers, at its checkpoint
 *   S-07 of open orders and markets nothing is ever forgotten
 *   S-08 whatever a cache has forgotten it says so: random writes and saving again
 *   S-09 an old order saved into a full cache stays until as many others came
 *   S-10 a cleared cache is as a new one; cleared again too
 *   S-11 a cache that is cleared and filled from another store is as that one, goes on
 *   S-12 a closed cache shows nothing and is not cleared: StoreException
 *
 * LifecycleContract
 *   L-01 name and capabilities stay the same, whatever is written
 *   L-02 closing again changes nothing; the name is still told
 *   L-03 a closed store answers no question: StoreException, never an empty answer
 *   L-04 a closed store takes nothing: StoreException, rejected
 *
 * ModelContract
 *   M-01 random writes, repeats, gaps, removals and questions: as the model
 *   M-02 the same with closing, crashing and opening again in between: as the model
 * </pre>
 */
package dev.matchbook.tck;
