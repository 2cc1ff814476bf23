-- From schema 2 to 3: what is settled, and the audit trail.

ALTER TABLE orders  ADD COLUMN refOrderId INTEGER;
ALTER TABLE markets ADD COLUMN settlement TEXT    NOT NULL DEFAULT 'NONE';
ALTER TABLE markets ADD COLUMN audited    INTEGER NOT NULL DEFAULT 0;

-- One for each trade of a market that settles, with all of the trade.
CREATE TABLE settlements (
  tradeSeq      INTEGER NOT NULL,
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
  takerFee      TEXT    NOT NULL,
  seq           INTEGER NOT NULL,
  updatedTs     INTEGER NOT NULL,
  state         TEXT    NOT NULL,
  batchId       INTEGER NOT NULL
) STRICT;

-- What an engine asks for when it recovers: those of a batch, and the few that wait.
CREATE INDEX settlements_of_batch ON settlements (batchId);
CREATE INDEX settlements_by_state ON settlements (state);

CREATE TABLE settlementBatches (
  batchId       INTEGER PRIMARY KEY,
  seq           INTEGER NOT NULL,
  symbol        TEXT    NOT NULL,
  state         TEXT    NOT NULL,
  parentId      INTEGER NOT NULL,
  -- Their ids, with commas between.
  trades        TEXT    NOT NULL,
  root          TEXT    NOT NULL,
  attempts      INTEGER NOT NULL,
  txHash        TEXT,
  block         INTEGER,
  gasUsed       INTEGER,
  confirmations INTEGER NOT NULL,
  error         TEXT,
  retryTs       INTEGER NOT NULL,
  fault         TEXT,
  createdTs     INTEGER NOT NULL,
  updatedTs     INTEGER NOT NULL
) STRICT;

CREATE INDEX settlementBatches_by_state ON settlementBatches (state);

CREATE TABLE audit (
  seq          INTEGER PRIMARY KEY,
  -- As RULEBOOK §3 prints it, a line of JSON.
  event        TEXT    NOT NULL,
  -- Derived: by what it is found; NULL where it is about none.
  orderId      INTEGER,
  otherOrderId INTEGER,
  batchId      INTEGER
) STRICT;

CREATE INDEX audit_of_order      ON audit (orderId)      WHERE orderId      IS NOT NULL;
CREATE INDEX audit_of_otherOrder ON audit (otherOrderId) WHERE otherOrderId IS NOT NULL;
CREATE INDEX audit_of_batch      ON audit (batchId)      WHERE batchId      IS NOT NULL;

-- Whatever program it is that tries. REPLACE deletes without a trigger: hence the third.
CREATE TRIGGER audit_keeps_its_events BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'events of the audit trail are never changed');
END;

CREATE TRIGGER audit_loses_no_event BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'events of the audit trail are never deleted');
END;

CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
WHEN NEW.seq <= (SELECT max(seq) FROM audit) BEGIN
  SELECT RAISE(ABORT, 'events come at the end of the audit trail');
END;

PRAGMA user_version = 3;
