-- Columns bear the names of the records' components. Decimals are TEXT: exact, scale and all.

CREATE TABLE orders (
  orderId       INTEGER PRIMARY KEY,
  seq           INTEGER NOT NULL,
  clOrdId       TEXT,
  account       TEXT    NOT NULL,
  symbol        TEXT    NOT NULL,
  side          TEXT    NOT NULL,
  ordType       TEXT    NOT NULL,
  tif           TEXT    NOT NULL,
  stp           TEXT    NOT NULL,
  status        TEXT    NOT NULL,
  cancelReason  TEXT,
  price         TEXT,
  stopPx        TEXT,
  trailOffset   TEXT,
  qty           TEXT    NOT NULL,
  leavesQty     TEXT    NOT NULL,
  cumQty        TEXT    NOT NULL,
  grossTradeAmt TEXT    NOT NULL,
  displayQty    TEXT,
  shownQty      TEXT    NOT NULL,
  minFillQty    TEXT,
  allOrNone     INTEGER NOT NULL,
  postOnly      INTEGER NOT NULL,
  expireTs      INTEGER,
  waiting       INTEGER NOT NULL,
  place         INTEGER NOT NULL,
  createdTs     INTEGER NOT NULL,
  updatedTs     INTEGER NOT NULL,
  -- Derived: whether it is open, and then the three parts of its priority; NULL where closed.
  open          INTEGER NOT NULL,
  queue         INTEGER,
  rank          INTEGER,
  turn          INTEGER
) STRICT;

-- Every index ends with orderId, which is the rowid.
CREATE INDEX orders_by_change     ON orders (seq);
CREATE INDEX orders_by_account    ON orders (account);
CREATE INDEX orders_by_symbol     ON orders (symbol);
CREATE INDEX orders_by_clOrdId    ON orders (account, clOrdId, open) WHERE clOrdId IS NOT NULL;
CREATE INDEX open_orders          ON orders (open) WHERE open = 1;
CREATE INDEX open_orders_in_turn  ON orders (symbol, queue, rank, turn) WHERE open = 1;

CREATE TABLE trades (
  seq           INTEGER NOT NULL,
  ts            INTEGER NOT NULL,
  tradeId       INTEGER PRIMARY KEY,
  symbol        TEXT    NOT NULL,
  price         TEXT    NOT NULL,
  qty           TEXT    NOT NULL,
  takerSide     TEXT    NOT NULL,
  makerOrderId  INTEGER NOT NULL,
  takerOrderId  INTEGER NOT NULL,
  makerAccount  TEXT    NOT NULL,
  takerAccount  TEXT    NOT NULL,
  makerLeaves   TEXT    NOT NULL,
  takerLeaves   TEXT    NOT NULL,
  makerFee      TEXT    NOT NULL,
  takerFee      TEXT    NOT NULL
) STRICT;

CREATE INDEX trades_by_seq        ON trades (seq);
CREATE INDEX trades_by_ts         ON trades (ts);
CREATE INDEX trades_by_symbol     ON trades (symbol, seq);
CREATE INDEX trades_of_maker      ON trades (makerAccount, seq);
CREATE INDEX trades_of_taker      ON trades (takerAccount, seq);
CREATE INDEX trades_by_makerOrder ON trades (makerOrderId, seq);
CREATE INDEX trades_by_takerOrder ON trades (takerOrderId, seq);

CREATE TABLE markets (
  `index`        INTEGER PRIMARY KEY,
  ts             INTEGER NOT NULL,
  symbol         TEXT    NOT NULL UNIQUE,
  tickSize       TEXT    NOT NULL,
  lotSize        TEXT    NOT NULL,
  minQty         TEXT,
  maxQty         TEXT,
  priceBand      TEXT,
  marketCollar   TEXT,
  makerFee       TEXT,
  takerFee       TEXT,
  feeScale       INTEGER NOT NULL,
  maxConditional INTEGER NOT NULL,
  status         TEXT    NOT NULL,
  lastPrice      TEXT,
  mark           TEXT
) STRICT;

CREATE TABLE checkpoint (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  commands INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  ts       INTEGER NOT NULL,
  orderId  INTEGER NOT NULL,
  tradeId  INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 1;
