-- From schema 1 to 2: what is signed. Numbers up to 2^256 − 1 are TEXT.

ALTER TABLE orders ADD COLUMN nonce TEXT;

CREATE TABLE authorizations (
  orderId   INTEGER PRIMARY KEY,
  seq       INTEGER NOT NULL,
  digest    TEXT    NOT NULL,
  signature TEXT    NOT NULL,
  message   TEXT
) STRICT;

CREATE TABLE nonces (
  account TEXT    NOT NULL,
  kind    TEXT    NOT NULL,
  `key`   TEXT    NOT NULL,
  value   TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  PRIMARY KEY (account, kind, `key`)
) STRICT, WITHOUT ROWID;

CREATE INDEX nonces_by_seq ON nonces (seq);

PRAGMA user_version = 2;
