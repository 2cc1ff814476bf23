-- Rows are written in bulk and by one writer an engine; what is indexed here is paid for with each
-- of them. Fixed widths come first in a table, so that nothing is lost to alignment.
--
-- Nothing that is ordered here is ever null: NULLS FIRST is a name for an order, so that a question
-- chooses its index by the order it asks for. Two indexes that give rows in the same order look
-- equally good to a planner that takes the rest of a partition for a single row.

CREATE TABLE checkpoints (
  commands      BIGINT NOT NULL,
  seq           BIGINT NOT NULL,
  order_id      BIGINT NOT NULL,
  trade_id      BIGINT NOT NULL,
  at            TIMESTAMPTZ NOT NULL,
  epoch         BIGINT NOT NULL,
  lease_until   TIMESTAMPTZ NOT NULL,
  at_nanos      SMALLINT NOT NULL,
  saved_aside   BOOLEAN NOT NULL DEFAULT FALSE,
  engine        TEXT COLLATE "C" PRIMARY KEY,
  writer        TEXT
) WITH (fillfactor = 10);

COMMENT ON TABLE checkpoints IS 'How far each engine has come, and who may write it';
COMMENT ON COLUMN checkpoints.engine IS 'Which engine (shard); several can share a database';
COMMENT ON COLUMN checkpoints.commands IS 'How many commands were applied';
COMMENT ON COLUMN checkpoints.seq IS 'The last event';
COMMENT ON COLUMN checkpoints.order_id IS 'The last order id that was given out';
COMMENT ON COLUMN checkpoints.trade_id IS 'The last trade';
COMMENT ON COLUMN checkpoints.at IS 'The latest time that the engine has seen';
COMMENT ON COLUMN checkpoints.at_nanos IS 'Nanoseconds beyond the microsecond of "at"';
COMMENT ON COLUMN checkpoints.epoch IS 'Rises with each writer; an earlier one cannot write any more';
COMMENT ON COLUMN checkpoints.writer IS 'Who writes it; null where nobody does';
COMMENT ON COLUMN checkpoints.lease_until IS 'Until when a writer that does not answer keeps its place';
COMMENT ON COLUMN checkpoints.saved_aside IS
  'Whether rows were ever written outside of batches: batches then look before they write';

CREATE TABLE markets (
  market_index    INTEGER NOT NULL,
  fee_scale       INTEGER NOT NULL,
  defined_at      TIMESTAMPTZ NOT NULL,
  max_conditional INTEGER NOT NULL,
  defined_nanos   SMALLINT NOT NULL,
  engine          TEXT COLLATE "C" NOT NULL,
  symbol          TEXT COLLATE "C" NOT NULL,
  tick_size       NUMERIC NOT NULL,
  lot_size        NUMERIC NOT NULL,
  min_qty         NUMERIC,
  max_qty         NUMERIC,
  price_band      NUMERIC,
  market_collar   NUMERIC,
  maker_fee       NUMERIC,
  taker_fee       NUMERIC,
  status          TEXT COLLATE "C" NOT NULL,
  last_price      NUMERIC,
  mark            NUMERIC,
  settlement      TEXT COLLATE "C" NOT NULL,
  audited         BOOLEAN NOT NULL,
  PRIMARY KEY (engine, market_index)
) WITH (fillfactor = 50);

COMMENT ON TABLE markets IS 'Markets as they were defined, with status and last prices';
COMMENT ON COLUMN markets.engine IS 'Which engine';
COMMENT ON COLUMN markets.market_index IS 'Place in the order of definition, from 0';
COMMENT ON COLUMN markets.symbol IS 'Name of the market';
COMMENT ON COLUMN markets.tick_size IS 'Price step; its decimals are those of prices';
COMMENT ON COLUMN markets.lot_size IS 'Quantity step; its decimals are those of quantities';
COMMENT ON COLUMN markets.min_qty IS 'Smallest order; null for the lot size';
COMMENT ON COLUMN markets.max_qty IS 'Largest order; null for the engine''s bound';
COMMENT ON COLUMN markets.price_band IS 'Fraction of the reference price; null for no bound';
COMMENT ON COLUMN markets.market_collar IS 'Fraction of the best price; null for no bound';
COMMENT ON COLUMN markets.maker_fee IS 'Fraction of notional, negative is a rebate; null for none';
COMMENT ON COLUMN markets.taker_fee IS 'Fraction of notional; null for none';
COMMENT ON COLUMN markets.fee_scale IS 'Decimals of a fee';
COMMENT ON COLUMN markets.max_conditional IS 'Most open conditional orders a side';
COMMENT ON COLUMN markets.defined_at IS 'When it was defined';
COMMENT ON COLUMN markets.defined_nanos IS 'Nanoseconds beyond the microsecond of "defined_at"';
COMMENT ON COLUMN markets.status IS 'Whether it takes orders';
COMMENT ON COLUMN markets.last_price IS 'Price of the last trade';
COMMENT ON COLUMN markets.mark IS 'The last mark price';
COMMENT ON COLUMN markets.settlement IS
  'NONE, STAY_OUT or REENTER: whether trades are settled, and what becomes of those that cannot be';
COMMENT ON COLUMN markets.audited IS 'Whether all that changes is kept in "audit"';

CREATE TABLE orders (
  order_id        BIGINT NOT NULL,
  seq             BIGINT NOT NULL,
  place           BIGINT NOT NULL,
  created_at      TIMESTAMPTZ NOT NULL,
  updated_at      TIMESTAMPTZ NOT NULL,
  expires_at      TIMESTAMPTZ,
  rank            BIGINT,
  turn            BIGINT,
  created_nanos   SMALLINT NOT NULL,
  updated_nanos   SMALLINT NOT NULL,
  expires_nanos   SMALLINT,
  queue           SMALLINT,
  open            BOOLEAN NOT NULL,
  waiting         BOOLEAN NOT NULL,
  all_or_none     BOOLEAN NOT NULL,
  post_only       BOOLEAN NOT NULL,
  engine          TEXT COLLATE "C" NOT NULL,
  account         TEXT COLLATE "C" NOT NULL,
  symbol          TEXT COLLATE "C" NOT NULL,
  side            TEXT COLLATE "C" NOT NULL,
  status          TEXT COLLATE "C" NOT NULL,
  price           NUMERIC,
  qty             NUMERIC NOT NULL,
  leaves_qty      NUMERIC NOT NULL,
  cum_qty         NUMERIC NOT NULL,
  gross_trade_amt NUMERIC NOT NULL,
  shown_qty       NUMERIC NOT NULL,
  ord_type        TEXT COLLATE "C" NOT NULL,
  tif             TEXT COLLATE "C" NOT NULL,
  stp             TEXT COLLATE "C" NOT NULL,
  cl_ord_id       TEXT COLLATE "C",
  cancel_reason   TEXT COLLATE "C",
  stop_px         NUMERIC,
  trail_offset    NUMERIC,
  display_qty     NUMERIC,
  min_fill_qty    NUMERIC,
  nonce           NUMERIC(78, 0),
  ref_order_id    BIGINT
) PARTITION BY LIST (open);

COMMENT ON TABLE orders IS 'Every order in its last state; rejected ones are not kept';
COMMENT ON COLUMN orders.engine IS 'Which engine';
COMMENT ON COLUMN orders.order_id IS 'The engine''s id (FIX 37)';
COMMENT ON COLUMN orders.seq IS 'Its version: the event that last changed it';
COMMENT ON COLUMN orders.cl_ord_id IS 'The host''s id (FIX 11)';
COMMENT ON COLUMN orders.account IS 'Who owns it (FIX 1)';
COMMENT ON COLUMN orders.symbol IS 'Its market (FIX 55)';
COMMENT ON COLUMN orders.side IS 'BUY or SELL (FIX 54)';
COMMENT ON COLUMN orders.ord_type IS 'FIX 40, as given';
COMMENT ON COLUMN orders.tif IS 'Time in force (FIX 59)';
COMMENT ON COLUMN orders.stp IS 'Self-trade prevention';
COMMENT ON COLUMN orders.status IS 'FIX 39';
COMMENT ON COLUMN orders.open IS 'Whether it rests or waits; chooses the partition';
COMMENT ON COLUMN orders.cancel_reason IS 'Why it was canceled';
COMMENT ON COLUMN orders.price IS 'Limit (FIX 44)';
COMMENT ON COLUMN orders.stop_px IS 'Trigger price (FIX 99) as it is now';
COMMENT ON COLUMN orders.trail_offset IS 'Distance of a trailing stop';
COMMENT ON COLUMN orders.qty IS 'Quantity (FIX 38)';
COMMENT ON COLUMN orders.leaves_qty IS 'What is open (FIX 151)';
COMMENT ON COLUMN orders.cum_qty IS 'What was filled (FIX 14)';
COMMENT ON COLUMN orders.gross_trade_amt IS 'Sum of price times quantity of its fills (FIX 381)';
COMMENT ON COLUMN orders.display_qty IS 'FIX 1138; 0 is hidden, null all';
COMMENT ON COLUMN orders.shown_qty IS 'What it shows in the book now';
COMMENT ON COLUMN orders.min_fill_qty IS 'Smallest fill (FIX 110)';
COMMENT ON COLUMN orders.all_or_none IS 'Fills whole or not at all';
COMMENT ON COLUMN orders.post_only IS 'Refuses to take';
COMMENT ON COLUMN orders.waiting IS 'Waits for its trigger';
COMMENT ON COLUMN orders.nonce IS 'With which it was signed, or last replaced; null where it was not';
COMMENT ON COLUMN orders.ref_order_id IS
  'The order whose busted quantity this one has (FIX 1080); null where there is none';
COMMENT ON COLUMN orders.expires_at IS 'When it expires (FIX 126)';
COMMENT ON COLUMN orders.expires_nanos IS 'Nanoseconds beyond the microsecond of "expires_at"';
COMMENT ON COLUMN orders.created_at IS 'When it was accepted';
COMMENT ON COLUMN orders.created_nanos IS 'Nanoseconds beyond the microsecond of "created_at"';
COMMENT ON COLUMN orders.updated_at IS 'When it last changed';
COMMENT ON COLUMN orders.updated_nanos IS 'Nanoseconds beyond the microsecond of "updated_at"';
COMMENT ON COLUMN orders.place IS 'The event with which it joined its queue''s tail; 0 where it does not rest';
COMMENT ON COLUMN orders.queue IS 'Of an open order: 0 bids, 1 asks, 2 waiting';
COMMENT ON COLUMN orders.rank IS 'Of an open order: price in units, less is better; 0 where it waits';
COMMENT ON COLUMN orders.turn IS 'Of an open order: its turn at its price; less is earlier';

-- A fill changes no column that is indexed, and there is room beside the row: it stays a HOT update.
CREATE TABLE orders_open PARTITION OF orders (
  PRIMARY KEY (engine, order_id)
) FOR VALUES IN (TRUE) WITH (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_insert_scale_factor = 0.2,
  autovacuum_vacuum_cost_delay = 0
);
CREATE INDEX orders_open_by_priority ON orders_open (engine, symbol, queue, rank, turn);
CREATE INDEX orders_open_by_account ON orders_open (engine, account, order_id NULLS FIRST);
CREATE INDEX orders_open_by_cl_ord_id ON orders_open (engine, account, cl_ord_id, order_id)
  WHERE cl_ord_id IS NOT NULL;
-- An engine that has just begun is in no statistics, and would be taken for one without rows.
ALTER TABLE orders_open ALTER engine SET STATISTICS 0;
COMMENT ON TABLE orders_open IS 'Orders that rest or wait';

-- Written once, but for orders of which a trade is busted: its rows only ever come in at the end
-- of its time.
CREATE TABLE orders_closed PARTITION OF orders FOR VALUES IN (FALSE)
  PARTITION BY RANGE (created_at);
ALTER TABLE orders_closed ADD PRIMARY KEY (engine, order_id, created_at);
CREATE INDEX orders_closed_by_seq ON orders_closed (engine, seq, order_id);
CREATE INDEX orders_closed_by_account ON orders_closed (engine, account, order_id NULLS FIRST);
CREATE INDEX orders_closed_by_cl_ord_id ON orders_closed (engine, account, cl_ord_id, order_id)
  WHERE cl_ord_id IS NOT NULL;
COMMENT ON TABLE orders_closed IS 'Orders that are filled, canceled or expired; a partition a month of created_at';

CREATE TABLE trades (
  trade_id       BIGINT NOT NULL,
  seq            BIGINT NOT NULL,
  traded_at      TIMESTAMPTZ NOT NULL,
  maker_order_id BIGINT NOT NULL,
  taker_order_id BIGINT NOT NULL,
  traded_nanos   SMALLINT NOT NULL,
  engine         TEXT COLLATE "C" NOT NULL,
  symbol         TEXT COLLATE "C" NOT NULL,
  price          NUMERIC NOT NULL,
  qty            NUMERIC NOT NULL,
  taker_side     TEXT COLLATE "C" NOT NULL,
  maker_account  TEXT COLLATE "C" NOT NULL,
  taker_account  TEXT COLLATE "C" NOT NULL,
  maker_leaves   NUMERIC NOT NULL,
  taker_leaves   NUMERIC NOT NULL,
  maker_fee      NUMERIC NOT NULL,
  taker_fee      NUMERIC NOT NULL,
  PRIMARY KEY (engine, trade_id, traded_at)
) PARTITION BY RANGE (traded_at);
CREATE INDEX trades_by_seq ON trades (engine, seq NULLS FIRST);
CREATE INDEX trades_by_symbol ON trades (engine, symbol, seq);
CREATE INDEX trades_by_maker_account ON trades (engine, maker_account, seq);
CREATE INDEX trades_by_taker_account ON trades (engine, taker_account, seq);
CREATE INDEX trades_by_maker_order ON trades (engine, maker_order_id, seq);
CREATE INDEX trades_by_taker_order ON trades (engine, taker_order_id, seq);

-- An index by time would be one more that each trade has to pay for. An engine's time never goes
-- back, so that the place of a time in its sequence is found by halving.
CREATE FUNCTION trade_seq_at(of_engine TEXT, since TIMESTAMPTZ) RETURNS BIGINT
LANGUAGE plpgsql STABLE AS $$
DECLARE
  low BIGINT := (SELECT seq FROM trades WHERE engine = of_engine
    ORDER BY seq NULLS FIRST LIMIT 1);
  high BIGINT := (SELECT seq FROM trades WHERE engine = of_engine
    ORDER BY seq DESC NULLS LAST LIMIT 1);
  found RECORD;
BEGIN
  IF low IS NULL OR high = 9223372036854775807
      OR (SELECT saved_aside FROM checkpoints WHERE engine = of_engine) THEN
    RETURN NULL;
  END IF;
  high := high + 1;
  WHILE low < high LOOP
    SELECT seq, traded_at INTO found FROM trades
      WHERE engine = of_engine AND seq >= low + (high - low) / 2 ORDER BY seq NULLS FIRST LIMIT 1;
    IF found.traded_at < since THEN
      low := found.seq + 1;
    ELSE
      high := low + (high - low) / 2;
    END IF;
  END LOOP;
  RETURN low;
END $$;
COMMENT ON FUNCTION trade_seq_at IS
  'The first event from which on an engine''s trades are at that time or later; null if nobody knows';

COMMENT ON TABLE trades IS 'Every trade; a partition a month of traded_at';
COMMENT ON COLUMN trades.engine IS 'Which engine';
COMMENT ON COLUMN trades.trade_id IS 'From 1 (FIX 1003)';
COMMENT ON COLUMN trades.seq IS 'Its event';
COMMENT ON COLUMN trades.traded_at IS 'When it happened';
COMMENT ON COLUMN trades.traded_nanos IS 'Nanoseconds beyond the microsecond of "traded_at"';
COMMENT ON COLUMN trades.symbol IS 'Market (FIX 55)';
COMMENT ON COLUMN trades.price IS 'The maker''s price (FIX 31)';
COMMENT ON COLUMN trades.qty IS 'What changed hands (FIX 32)';
COMMENT ON COLUMN trades.taker_side IS 'The aggressor''s side';
COMMENT ON COLUMN trades.maker_order_id IS 'The resting order';
COMMENT ON COLUMN trades.taker_order_id IS 'The aggressor';
COMMENT ON COLUMN trades.maker_account IS 'Owner of the resting order';
COMMENT ON COLUMN trades.taker_account IS 'Owner of the aggressor';
COMMENT ON COLUMN trades.maker_leaves IS 'What the maker has left';
COMMENT ON COLUMN trades.taker_leaves IS 'What the taker has left';
COMMENT ON COLUMN trades.maker_fee IS 'The maker''s fee; negative is a rebate';
COMMENT ON COLUMN trades.taker_fee IS 'The taker''s fee';

CREATE TABLE authorizations (
  order_id  BIGINT NOT NULL,
  seq       BIGINT NOT NULL,
  engine    TEXT COLLATE "C" NOT NULL,
  digest    TEXT COLLATE "C" NOT NULL,
  signature TEXT COLLATE "C" NOT NULL,
  message   TEXT COLLATE "C",
  PRIMARY KEY (engine, order_id)
);
ALTER TABLE authorizations ALTER engine SET STATISTICS 0;

COMMENT ON TABLE authorizations IS 'What was signed for an order; there as long as the order is';
COMMENT ON COLUMN authorizations.engine IS 'Which engine';
COMMENT ON COLUMN authorizations.order_id IS 'The order';
COMMENT ON COLUMN authorizations.seq IS 'Its version: the event that accepted or replaced the order';
COMMENT ON COLUMN authorizations.digest IS 'What was signed: 64 hexadecimal digits';
COMMENT ON COLUMN authorizations.signature IS 'As the host gave it';
COMMENT ON COLUMN authorizations.message IS 'What was signed, in full; null where the host gave none';

-- A row changes whenever its account signs, and its place by seq with it.
CREATE TABLE nonces (
  seq     BIGINT NOT NULL,
  engine  TEXT COLLATE "C" NOT NULL,
  account TEXT COLLATE "C" NOT NULL,
  kind    TEXT COLLATE "C" NOT NULL,
  key     NUMERIC(78, 0) NOT NULL,
  value   NUMERIC(78, 0) NOT NULL,
  PRIMARY KEY (engine, account, kind, key)
) WITH (
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_cost_delay = 0
);
CREATE UNIQUE INDEX nonces_by_seq ON nonces (engine, seq);
ALTER TABLE nonces ALTER engine SET STATISTICS 0;

COMMENT ON TABLE nonces IS 'What accounts have signed and can use no more; needed for good';
COMMENT ON COLUMN nonces.engine IS 'Which engine';
COMMENT ON COLUMN nonces.account IS 'Who signed';
COMMENT ON COLUMN nonces.kind IS 'NEXT, BELOW, WORD or DIGEST: what key and value are';
COMMENT ON COLUMN nonces.key IS '0; of a WORD: its nonces begin at 256 times this; of a DIGEST: the digest';
COMMENT ON COLUMN nonces.value IS
  'All below are used or canceled; of a WORD: a bit for each nonce that is used; of a DIGEST: when it expires';
COMMENT ON COLUMN nonces.seq IS 'Its version: the event that last changed it';

-- Makes a month of one of the two tables that have months. Whoever writes need not own them for
-- that: the function works with its owner's rights, in its own schema. It makes a table and
-- attaches it: other than with a partition that is created, readers do not wait.
CREATE FUNCTION make_month(of_table TEXT, of_month DATE) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  month DATE := date_trunc('month', of_month);
  part TEXT := of_table || to_char(month, '_YYYY_MM');
BEGIN
  IF of_table NOT IN ('orders_closed', 'trades') THEN
    RAISE EXCEPTION 'a table without months: %', of_table USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('matchbook partitions', 0));
  LOOP
    EXIT WHEN to_regclass(part) IS NULL;
    IF EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass(part)) THEN
      RETURN;
    END IF;
    -- Detached, and somebody's archive now: its month gets another one.
    part := part || '_';
  END LOOP;
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, of_table);
  EXECUTE format('ALTER TABLE %I ALTER engine SET STATISTICS 0', part);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', of_table, part,
    to_char(month, 'YYYY-MM-DD 00:00:00+00'),
    to_char(month + INTERVAL '1 month', 'YYYY-MM-DD 00:00:00+00'));
END $$;
REVOKE EXECUTE ON FUNCTION make_month FROM PUBLIC;
DO $$ BEGIN
  EXECUTE format('ALTER FUNCTION make_month SET search_path = %I, pg_temp', current_schema());
END $$;
COMMENT ON FUNCTION make_month IS 'Makes the partition for a month of orders_closed or trades';

-- From SETTLING to SETTLED no column changes that an index has: for most of all changes there is
-- room beside the row, and they are HOT updates.
CREATE TABLE settlements (
  trade_id      BIGINT NOT NULL,
  seq           BIGINT NOT NULL,
  batch_id      BIGINT NOT NULL,
  traded_at     TIMESTAMPTZ NOT NULL,
  updated_at    TIMESTAMPTZ NOT NULL,
  updated_nanos SMALLINT NOT NULL,
  pending       BOOLEAN NOT NULL GENERATED ALWAYS AS (state = 'PENDING') STORED,
  busted        BOOLEAN NOT NULL GENERATED ALWAYS AS (state = 'BUSTED') STORED,
  engine        TEXT COLLATE "C" NOT NULL,
  state         TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (engine, trade_id)
) WITH (
  fillfactor = 50,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_cost_delay = 0
);
CREATE INDEX settlements_pending ON settlements (engine, trade_id NULLS FIRST) WHERE pending;
CREATE INDEX settlements_busted ON settlements (engine, trade_id NULLS FIRST) WHERE busted;
CREATE INDEX settlements_by_batch ON settlements (engine, batch_id, trade_id NULLS FIRST)
  WHERE batch_id > 0;
ALTER TABLE settlements ALTER engine SET STATISTICS 0;

COMMENT ON TABLE settlements IS 'How far each trade of a market that settles has come; kept for good';
COMMENT ON COLUMN settlements.engine IS 'Which engine';
COMMENT ON COLUMN settlements.trade_id IS 'The trade, whose row is in "trades"';
COMMENT ON COLUMN settlements.traded_at IS 'When it happened: its partition';
COMMENT ON COLUMN settlements.seq IS 'Its version: the event that last changed it';
COMMENT ON COLUMN settlements.batch_id IS 'The batch it is in, or was in last; 0 before';
COMMENT ON COLUMN settlements.state IS 'PENDING, SETTLING, SETTLED or BUSTED';
COMMENT ON COLUMN settlements.pending IS 'Whether it waits for its batch';
COMMENT ON COLUMN settlements.busted IS 'Whether it is undone';
COMMENT ON COLUMN settlements.updated_at IS 'When it last changed';
COMMENT ON COLUMN settlements.updated_nanos IS 'Nanoseconds beyond the microsecond of "updated_at"';

-- Each trade is looked up by its key, whatever the planner believes of how many there are.
CREATE VIEW trade_settlements AS
  SELECT s.engine, s.trade_id, s.seq, s.batch_id, s.state, s.pending, s.busted, s.updated_at,
      s.updated_nanos, t.*
    FROM settlements s LEFT JOIN LATERAL (
      SELECT traded.seq AS traded_seq, traded.traded_at, traded.traded_nanos, traded.symbol,
          traded.price, traded.qty, traded.taker_side, traded.maker_order_id,
          traded.taker_order_id, traded.maker_account, traded.taker_account, traded.maker_leaves,
          traded.taker_leaves, traded.maker_fee, traded.taker_fee
        FROM trades traded
        WHERE traded.engine = s.engine AND traded.trade_id = s.trade_id
          AND traded.traded_at = s.traded_at
        OFFSET 0
    ) t ON TRUE;
COMMENT ON VIEW trade_settlements IS 'Settlements with their trades';

CREATE TABLE settlement_batches (
  batch_id      BIGINT NOT NULL,
  seq           BIGINT NOT NULL,
  parent_id     BIGINT NOT NULL,
  created_at    TIMESTAMPTZ NOT NULL,
  updated_at    TIMESTAMPTZ NOT NULL,
  retry_at      TIMESTAMPTZ NOT NULL,
  block         BIGINT,
  gas_used      BIGINT,
  attempts      INTEGER NOT NULL,
  confirmations INTEGER NOT NULL,
  created_nanos SMALLINT NOT NULL,
  updated_nanos SMALLINT NOT NULL,
  retry_nanos   SMALLINT NOT NULL,
  engine        TEXT COLLATE "C" NOT NULL,
  symbol        TEXT COLLATE "C" NOT NULL,
  state         TEXT COLLATE "C" NOT NULL,
  root          TEXT COLLATE "C" NOT NULL,
  tx_hash       TEXT COLLATE "C",
  fault         TEXT COLLATE "C",
  error         TEXT,
  trades        BIGINT[] NOT NULL,
  PRIMARY KEY (engine, batch_id)
) WITH (
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_cost_delay = 0
);
CREATE INDEX settlement_batches_by_state
  ON settlement_batches (engine, state, batch_id NULLS FIRST) WHERE state <> 'FINAL';
CREATE INDEX settlement_batches_by_seq ON settlement_batches (engine, seq);
ALTER TABLE settlement_batches ALTER engine SET STATISTICS 0;

COMMENT ON TABLE settlement_batches IS 'Trades that are settled as one; kept for good';
COMMENT ON COLUMN settlement_batches.engine IS 'Which engine';
COMMENT ON COLUMN settlement_batches.batch_id IS 'The event that started it';
COMMENT ON COLUMN settlement_batches.seq IS 'Its version: the event that last changed it';
COMMENT ON COLUMN settlement_batches.symbol IS 'The market of all its trades';
COMMENT ON COLUMN settlement_batches.state IS 'SETTLING, SETTLED, FINAL, SPLIT or BUSTED';
COMMENT ON COLUMN settlement_batches.parent_id IS 'The batch that was split into it and another; or 0';
COMMENT ON COLUMN settlement_batches.trades IS 'Its trades in the order of settlement';
COMMENT ON COLUMN settlement_batches.root IS 'Of the Merkle tree over them';
COMMENT ON COLUMN settlement_batches.attempts IS 'How often a gateway was tried';
COMMENT ON COLUMN settlement_batches.tx_hash IS 'Of the last transaction';
COMMENT ON COLUMN settlement_batches.block IS 'In which it is';
COMMENT ON COLUMN settlement_batches.gas_used IS 'By it';
COMMENT ON COLUMN settlement_batches.confirmations IS 'As last told';
COMMENT ON COLUMN settlement_batches.error IS 'The last one';
COMMENT ON COLUMN settlement_batches.retry_at IS 'Not to be tried before';
COMMENT ON COLUMN settlement_batches.retry_nanos IS 'Nanoseconds beyond the microsecond of "retry_at"';
COMMENT ON COLUMN settlement_batches.fault IS 'Of a batch that failed: MAKER, TAKER, BOTH or NONE';
COMMENT ON COLUMN settlement_batches.created_at IS 'When it was started';
COMMENT ON COLUMN settlement_batches.created_nanos IS
  'Nanoseconds beyond the microsecond of "created_at"';
COMMENT ON COLUMN settlement_batches.updated_at IS 'When it last changed';
COMMENT ON COLUMN settlement_batches.updated_nanos IS
  'Nanoseconds beyond the microsecond of "updated_at"';

CREATE TABLE audit (
  seq            BIGINT NOT NULL,
  order_id       BIGINT NOT NULL,
  other_order_id BIGINT NOT NULL,
  batch_id       BIGINT NOT NULL,
  engine         TEXT COLLATE "C" NOT NULL,
  event          TEXT NOT NULL,
  PRIMARY KEY (engine, seq)
);
CREATE INDEX audit_by_order ON audit (engine, order_id, seq NULLS FIRST) WHERE order_id > 0;
CREATE INDEX audit_by_other_order ON audit (engine, other_order_id, seq NULLS FIRST)
  WHERE other_order_id > 0;
CREATE INDEX audit_by_batch ON audit (engine, batch_id, seq NULLS FIRST) WHERE batch_id > 0;
ALTER TABLE audit ALTER engine SET STATISTICS 0;

COMMENT ON TABLE audit IS
  'What happened to orders, trades and settlements of audited markets; only ever added to';
COMMENT ON COLUMN audit.engine IS 'Which engine';
COMMENT ON COLUMN audit.seq IS 'The event';
COMMENT ON COLUMN audit.order_id IS 'The order it is about, of a trade the maker; or 0';
COMMENT ON COLUMN audit.other_order_id IS 'The taker, or the order that is referred to; or 0';
COMMENT ON COLUMN audit.batch_id IS 'The batch of trades it is about; or 0';
COMMENT ON COLUMN audit.event IS 'The event as it is printed, a line of JSON: event::json reads it';

-- For the table's owner and for superusers, too; always, so that a session which plays a replica
-- (session_replication_role) is no way around. One that updates no row is refused as well.
CREATE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of %: it is only ever added to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
COMMENT ON FUNCTION refuse_change IS 'Refuses whatever it is called for';
CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_is_kept;
