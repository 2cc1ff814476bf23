package dev.matchbook.spi.settlement;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.store.SettlementBatch;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a gateway about a batch, gives it the batch, and makes reports of what it says. */
final class GatewayCall {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
  private static final int MOST_DOUBLINGS = 30;

  private final SettlementGateway gateway;
  private final SettlementSettings settings;
  private final RandomGenerator chance;

  GatewayCall(SettlementGateway gateway, SettlementSettings settings, RandomGenerator chance) {
    this.gateway = gateway;
    this.settings = settings;
    this.chance = chance;
  }

  /**
   * Does what is next for a batch.
   *
   * @param isNew whether this process has just started it, so that nobody can have tried it
   * @param isLate whether it has no more time
   * @return what the engine is to be told; null if nothing has changed
   */
  ReportSettlement next(SettlementRequest request, boolean isNew, boolean isLate) {
    SettlementBatch batch = request.batch();
    try {
      GatewayStatus status = ask(request, isNew, isLate);
      return report(batch, Objects.requireNonNull(status, "status"), isLate);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      // also a checked exception, of a gateway in another language of the JVM
      String text = textOf(e);
      LOG.warn("batch {}: the gateway did not answer: {}", batch.key(), text);
      return batch.state() == SettlementState.SETTLING && batch.block() == null
          ? retry(batch, "the gateway did not answer: " + text)
          : null;
    }
  }

  private static String textOf(Throwable e) {
    try {
      return e.toString();
    } catch (RuntimeException worse) {
      return e.getClass().getName();
    }
  }

  private GatewayStatus ask(SettlementRequest request, boolean isNew, boolean isLate) {
    SettlementBatch batch = request.batch();
    if (batch.state() == SettlementState.SETTLED || batch.block() != null) {
      return gateway.status(request);
    }
    if (isLate) {
      return gateway.cancel(request);
    }
    GatewayStatus known = isNew ? GatewayStatus.unknown() : gateway.status(request);
    return known instanceof GatewayStatus.Unknown ? gateway.submit(request) : known;
  }

  private ReportSettlement report(SettlementBatch batch, GatewayStatus status, boolean isLate) {
    if (status instanceof GatewayStatus.Included included) {
      return included(batch, included);
    }
    long ts = settings.ts(settings.now());
    if (batch.block() != null || batch.state() == SettlementState.SETTLED) {
      return ReportSettlement.reorged(ts, batch.batchId());
    }
    if (status instanceof GatewayStatus.Failed failed) {
      String error = printable(failed.error());
      return isLate
          ? ReportSettlement.abandoned(ts, batch.batchId(), error)
          : ReportSettlement.failed(ts, batch.batchId(), error, failed.fault());
    }
    if (status instanceof GatewayStatus.Submitted submitted) {
      String txHash = submitted.txHash() == null ? null : text(submitted.txHash());
      boolean known = batch.attempts() > 0 && batch.error() == null;
      return known && Objects.equals(txHash, batch.txHash())
          ? null
          : ReportSettlement.submitted(ts, batch.batchId(), txHash);
    }
    return retry(batch, "the gateway does not know it");
  }

  private ReportSettlement included(SettlementBatch batch, GatewayStatus.Included status) {
    SettlementReport report =
        status.confirmations() >= settings.attempts().finality()
            ? SettlementReport.FINAL
            : status.confirmations() >= settings.attempts().confirmations()
                ? SettlementReport.SETTLED
                : SettlementReport.INCLUDED;
    long ts = settings.ts(settings.now());
    boolean settled = batch.state() == SettlementState.SETTLED;
    boolean moved = batch.block() != null && batch.block() != status.block();
    if (moved && report != SettlementReport.FINAL) {
      // it left its block; where it is now is told next
      return ReportSettlement.reorged(ts, batch.batchId());
    }
    boolean nothingNew =
        report == SettlementReport.SETTLED
            ? settled
            : report == SettlementReport.INCLUDED && (settled || batch.block() != null);
    return nothingNew
        ? null
        : ReportSettlement.inBlock(
            ts,
            batch.batchId(),
            report,
            status.txHash() == null ? null : text(status.txHash()),
            status.block(),
            status.gasUsed(),
            status.confirmations());
  }

  private ReportSettlement retry(SettlementBatch batch, String error) {
    long now = settings.now();
    return ReportSettlement.retry(
        settings.ts(now), batch.batchId(), printable(error), now + delay(batch.attempts()));
  }

  /** The delay is part of the batch's durable state and no loop's: a crash does not shorten it. */
  private long delay(int attempts) {
    long cap = settings.attempts().maxRetryDelay().toNanos();
    long first = settings.attempts().retryDelay().toNanos();
    int doublings = Math.min(attempts, MOST_DOUBLINGS);
    long delay = first > cap >> doublings ? cap : Math.min(cap, first << doublings);
    return delay - (long) (chance.nextDouble() * delay / 2);
  }

  private static String text(String txHash) {
    return cut(txHash, ReportSettlement.MAX_TX_HASH);
  }

  private static String printable(String error) {
    return cut(error.isEmpty() ? Fault.NONE.name() : error, ReportSettlement.MAX_ERROR);
  }

  /** What a chain says may have any characters. */
  private static String cut(String text, int most) {
    StringBuilder printable = new StringBuilder();
    text.chars().limit(most).forEach(c -> printable.append(c < 0x20 || c > 0x7E ? '?' : (char) c));
    return printable.isEmpty() ? null : printable.toString();
  }
}
