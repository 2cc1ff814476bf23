package dev.matchbook.spi.json;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;

/** The keys and words of settlements, in rows and in events. */
final class SettlementKeys {
  static final LineKey SETTLEMENT = LineKey.of("settlement");
  static final LineKey AUDITED = LineKey.of("audited");
  static final LineKey REF_ORDER_ID = LineKey.of("refOrderId");

  static final LineKey STATE = LineKey.of("state");
  static final LineKey BATCH_ID = LineKey.of("batchId");
  static final LineKey TRADE = LineKey.of("trade");
  static final LineKey PARENT_ID = LineKey.of("parentId");
  static final LineKey TRADES = LineKey.of("trades");
  static final LineKey ROOT = LineKey.of("root");
  static final LineKey ATTEMPTS = LineKey.of("attempts");
  static final LineKey TX_HASH = LineKey.of("txHash");
  static final LineKey BLOCK = LineKey.of("block");
  static final LineKey GAS_USED = LineKey.of("gasUsed");
  static final LineKey CONFIRMATIONS = LineKey.of("confirmations");
  static final LineKey ERROR = LineKey.of("error");
  static final LineKey RETRY_TS = LineKey.of("retryTs");
  static final LineKey FAULT = LineKey.of("fault");

  static final LineKey EVENT = LineKey.of("event");
  static final LineKey REPORT = LineKey.of("report");
  static final LineKey MAKER_CUM_QTY = LineKey.of("makerCumQty");
  static final LineKey TAKER_CUM_QTY = LineKey.of("takerCumQty");
  static final LineKey REASON = LineKey.of("reason");
  static final LineKey CMD = LineKey.of("cmd");
  static final LineKey ID = LineKey.of("id");

  static final Words<SettlementPolicy> POLICIES = Words.of(SettlementPolicy.values());
  static final Words<SettlementReport> REPORTS = Words.of(SettlementReport.values());
  static final Words<SettlementState> STATES = Words.of(SettlementState.values());
  static final Words<Fault> FAULTS = Words.of(Fault.values());

  private SettlementKeys() {}
}
