package dev.matchbook.eip712;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.eip712.signature.Address;
import dev.matchbook.eip712.signature.EcdsaSignature;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.SignerRecovery;
import dev.matchbook.spi.Credential;
import dev.matchbook.spi.OrderAuthenticator;
import java.util.HexFormat;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through what an account has signed for this venue, and what nobody has to sign: commands
 * that concern no account. An unsigned order, replace or cancel is refused; so is a command that is
 * not what its message says, and a signature that is not the account's.
 *
 * <p>Whether a message was used before, or came too late, the engine judges when its turn comes.
 */
public final class Eip712Authenticator implements OrderAuthenticator {
  private static final Logger LOG = LoggerFactory.getLogger(Eip712Authenticator.class);

  private final Venue venue;
  private final SignerRecovery recovery;
  private final ContractSignatures contracts;
  private final boolean unsignedCancels;

  private Eip712Authenticator(
      Venue venue, SignerRecovery recovery, ContractSignatures contracts, boolean unsignedCancels) {
    this.venue = Objects.requireNonNull(venue, "venue");
    this.recovery = Objects.requireNonNull(recovery, "recovery");
    this.contracts = contracts;
    this.unsignedCancels = unsignedCancels;
  }

  /** One for a venue, with {@link SignerRecovery#best()}, and signatures of keys alone. */
  public static Eip712Authenticator of(Venue venue) {
    return new Eip712Authenticator(venue, SignerRecovery.best(), null, false);
  }

  /** The same with another way to find who signed. */
  public Eip712Authenticator with(SignerRecovery other) {
    return new Eip712Authenticator(venue, other, contracts, unsignedCancels);
  }

  /** The same, asking about accounts that are contracts. */
  public Eip712Authenticator with(ContractSignatures other) {
    return new Eip712Authenticator(
        venue, recovery, Objects.requireNonNull(other, "contracts"), unsignedCancels);
  }

  /**
   * The same, letting unsigned cancels through: for a host that knows by other means whose they
   * are, or cancels for its operators.
   */
  public Eip712Authenticator withUnsignedCancels() {
    return new Eip712Authenticator(venue, recovery, contracts, true);
  }

  @Override
  public Verdict authenticate(Command command, Credential credential) {
    Objects.requireNonNull(command, "command");
    if (credential == null) {
      return needsSignature(command) ? Verdict.refuse("not signed") : Verdict.accept();
    }
    if (!(credential instanceof SignedMessage signed) || signed.venue() != venue) {
      return Verdict.refuse("signed for somebody else");
    }
    if (command instanceof AuthorizedCommand
        || !Timed.at(command.ts(), signed.command()).equals(command)) {
      return Verdict.refuse("the command is not what was signed");
    }
    Authorization authorization = authorization(signed);
    String account = new AuthorizedCommand(command, authorization).account();
    String why = check(signed, account);
    return why == null ? Verdict.accept(authorization) : Verdict.refuse(why);
  }

  private boolean needsSignature(Command command) {
    boolean cancels =
        command instanceof CancelOrder
            || command instanceof MassCancel
            || command instanceof CancelBelow;
    return cancels
        ? !unsignedCancels
        : command instanceof NewOrder
            || command instanceof ReplaceOrder
            || command instanceof StartSettlement
            || command instanceof ReportSettlement
            || command instanceof BustTrade
            || command instanceof AuthorizedCommand;
  }

  /** Why the signature is not the account's, or null if it is. */
  private String check(SignedMessage signed, String account) {
    byte[] signature = signed.signature();
    String why;
    try {
      Address signer = recovery.recover(signed.digest(), EcdsaSignature.parse(signature));
      if (signer.toString().equals(account)) {
        return null;
      }
      why = "signed by " + signer + ", not by " + account;
    } catch (InvalidSignatureException e) {
      why = "signature: " + e.getMessage();
    }
    return contracts != null && isValidSignature(signed, account, signature) ? null : why;
  }

  private boolean isValidSignature(SignedMessage signed, String account, byte[] signature) {
    try {
      return contracts.isValidSignature(Address.parse(account), signed.digest(), signature);
    } catch (RuntimeException e) {
      LOG.warn("no answer for the contract {}: its signature counts as bad", account, e);
      return false;
    }
  }

  private static Authorization authorization(SignedMessage signed) {
    Meaning meaning = signed.meaning();
    return new Authorization(
        signed.digestText(),
        meaning.rule(),
        meaning.nonce(),
        meaning.expireTs(),
        "0x" + HexFormat.of().formatHex(signed.signature()),
        signed.text());
  }
}
