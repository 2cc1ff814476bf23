package dev.matchbook.eip712;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.SignerRecovery;
import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.eip712.typed.TypedDataException;
import dev.matchbook.spi.Credential;
import dev.matchbook.spi.DirectExchange;
import dev.matchbook.spi.OrderAuthenticator.Verdict;
import dev.matchbook.tck.model.ModelStore;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Only what an account has signed for this venue reaches the engine, and once. */
class Eip712AuthenticatorTest {
  private static final int MUTATIONS = 300;

  private final Eip712Authenticator authenticator = Eip712Authenticator.of(Traders.VENUE);
  private final SignedMessage signed =
      Traders.sign(Traders.ANN, "Order", Traders.order(Traders.ANN, 1));

  private static String refusal(Verdict verdict) {
    return ((Verdict.Refused) verdict).reason();
  }

  @Test
  void whatTheAccountSignedIsAccepted() {
    for (SignerRecovery recovery : List.of(SignerRecovery.best(), SignerRecovery.java())) {
      Verdict verdict = authenticator.with(recovery).authenticate(signed.command(5), signed);
      Verdict.Accepted accepted = (Verdict.Accepted) verdict;
      assertThat(accepted.authorization().digest()).isEqualTo(signed.digestText());
      assertThat(accepted.authorization().rule()).isEqualTo(ReplayRule.UNORDERED);
      assertThat(accepted.authorization().message()).isEqualTo(signed.text());
    }
  }

  @Test
  void whatAnotherKeySignedIsRefused() {
    SignedMessage forged = Traders.sign(Traders.BOB, "Order", Traders.order(Traders.ANN, 1));
    assertThat(refusal(authenticator.authenticate(forged.command(), forged)))
        .isEqualTo(
            "signed by "
                + Traders.account(Traders.BOB)
                + ", not by "
                + Traders.account(Traders.ANN));
  }

  @Test
  void aCommandThatIsNotWhatWasSignedIsRefused() {
    SignedMessage other = Traders.sign(Traders.ANN, "Order", Traders.order(Traders.ANN, 2));
    Command more =
        NewOrder.limit("ETH-USDC", Traders.account(Traders.ANN), Side.BUY, "3", "10.5").build();
    for (Command command : List.of(other.command(), more, CancelOrder.byId(1))) {
      assertThat(refusal(authenticator.authenticate(command, signed)))
          .contains("not what was signed");
    }
  }

  @Test
  void whatNobodySignedIsRefusedUnlessItConcernsNoAccount() {
    MassCancel all = new MassCancel(0, "ann", null, null);
    for (Command command : List.of(signed.command(), CancelOrder.byId(1), all)) {
      assertThat(refusal(authenticator.authenticate(command, null))).isEqualTo("not signed");
    }
    for (Command command : List.of(AddMarket.of("X", "1", "1"), new AdvanceTime(5))) {
      assertThat(authenticator.authenticate(command, null)).isEqualTo(Verdict.accept());
    }
    Eip712Authenticator lenient = authenticator.withUnsignedCancels();
    assertThat(lenient.authenticate(all, null)).isEqualTo(Verdict.accept());
    assertThat(refusal(lenient.authenticate(signed.command(), null))).isEqualTo("not signed");
    Credential foreign = new Credential() {};
    assertThat(refusal(authenticator.authenticate(signed.command(), foreign)))
        .contains("somebody else");
  }

  @Test
  void aSignatureForAnotherChainContractVersionOrNameIsRefused() {
    Domain ours = Traders.DOMAIN;
    for (Domain other :
        List.of(
            new Domain("Other", "1", ours.chainId(), ours.verifyingContract(), null),
            new Domain("Matchbook", "2", ours.chainId(), ours.verifyingContract(), null),
            new Domain("Matchbook", "1", BigInteger.ONE, ours.verifyingContract(), null),
            new Domain("Matchbook", "1", ours.chainId(), "0x" + "bb".repeat(20), null),
            new Domain("Matchbook", "1", ours.chainId(), null, null),
            new Domain(
                "Matchbook",
                "1",
                ours.chainId(),
                ours.verifyingContract(),
                "0x" + "00".repeat(32)))) {
      Venue theirs = new Venue(other, OrderMessages.defaults().types());
      SignedMessage elsewhere =
          Traders.sign(theirs, Traders.ANN, "Order", Traders.order(Traders.ANN, 1));
      assertThat(refusal(authenticator.authenticate(elsewhere.command(), elsewhere)))
          .contains("somebody else");
      SignedMessage brought = bring(elsewhere.signature(), elsewhere.message());
      assertThat(refusal(authenticator.authenticate(brought.command(), brought)))
          .contains("signed by");
    }
  }

  private static SignedMessage bring(byte[] signature, Map<String, Object> message) {
    try {
      return Traders.VENUE.message("Order", message, signature);
    } catch (TypedDataException | InvalidSignatureException e) {
      throw new AssertionError(e);
    }
  }

  /** A changed bit of the signature, or a changed field of the message. */
  @Test
  void nothingThatWasChangedIsAccepted() {
    Random dice = new Random(Seeds.of(Eip712AuthenticatorTest.class));
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] signature = signed.signature();
      Map<String, Object> message = signed.message();
      if (dice.nextBoolean()) {
        signature[dice.nextInt(65)] ^= (byte) (1 << dice.nextInt(8));
      } else {
        List<String> integers = List.of("price", "quantity", "nonce", "deadline", "salt");
        String field = integers.get(dice.nextInt(integers.size()));
        BigInteger old = (BigInteger) message.get(field);
        message = Traders.with(message, field, old.flipBit(dice.nextInt(60)));
      }
      SignedMessage changed;
      try {
        changed = Traders.VENUE.message("Order", message, signature);
      } catch (TypedDataException | InvalidSignatureException e) {
        continue;
      }
      assertThat(authenticator.authenticate(changed.command(), changed))
          .as("%s with %s", message, new BigInteger(1, signature).toString(16))
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void contractsAreAskedOnlyWhereAHostSaysSo() throws Exception {
    List<String> asked = new ArrayList<>();
    ContractSignatures contracts =
        (account, digest, signature) -> {
          asked.add(account.toString());
          return signature.length == 3;
        };
    Map<String, Object> order = Traders.order(Traders.ANN, 1);
    SignedMessage byContract = Traders.VENUE.message("Order", order, new byte[3]);
    assertThat(refusal(authenticator.authenticate(byContract.command(), byContract)))
        .isEqualTo("signature: length is 3 bytes, not 65 or 64");
    Eip712Authenticator asking = authenticator.with(contracts);
    assertThat(asking.authenticate(byContract.command(), byContract))
        .isInstanceOf(Verdict.Accepted.class);
    SignedMessage bad = Traders.VENUE.message("Order", order, new byte[4]);
    assertThat(asking.authenticate(bad.command(), bad)).isInstanceOf(Verdict.Refused.class);
    assertThat(asking.authenticate(signed.command(), signed)).isInstanceOf(Verdict.Accepted.class);
    assertThat(asked).containsExactly(Traders.account(Traders.ANN), Traders.account(Traders.ANN));
    ContractSignatures broken =
        (account, digest, signature) -> {
          throw new IllegalStateException("no node");
        };
    assertThat(authenticator.with(broken).authenticate(bad.command(), bad))
        .isInstanceOf(Verdict.Refused.class);
  }

  /** The same message with its signature written in another way is the same message. */
  @Test
  void replayIsJudgedByTheMessageAndNotByItsSignature() throws Exception {
    byte[] other = signed.signature();
    other[64] -= 27;
    SignedMessage again = bring(other, signed.message());
    try (DirectExchange exchange = open(new ModelStore())) {
      assertThat(exchange.submit(signed.command(), signed).get(0))
          .isInstanceOf(OrderAccepted.class);
      assertThat(exchange.submit(again.command(), again).get(0)).isInstanceOf(OrderRejected.class);
    }
  }

  @Test
  void anOrderThatIsGoneCannotBeBroughtBackNeitherAfterARestart() {
    ModelStore store = new ModelStore();
    try (DirectExchange exchange = open(store)) {
      exchange.submit(signed.command(), signed);
      Map<String, Object> cancel = new LinkedHashMap<>();
      cancel.put("trader", Traders.account(Traders.ANN));
      cancel.put("order", "0x" + signed.digestText());
      cancel.put("deadline", Traders.NEVER);
      SignedMessage gone = Traders.sign(Traders.ANN, "CancelOrder", cancel);
      assertThat(exchange.submit(gone.command(), gone).get(0)).isInstanceOf(OrderCanceled.class);
      assertThat(exchange.submit(signed.command(), signed).get(0))
          .isInstanceOf(OrderRejected.class);
    }
    ModelStore later = store.reopened();
    try (DirectExchange exchange = DirectExchange.open(later, 1, authenticator)) {
      assertThat(exchange.submit(signed.command(), signed).get(0))
          .isInstanceOf(OrderRejected.class);
      assertThat(later.findOrder(Traders.account(Traders.ANN), signed.digestText())).isPresent();
      assertThat(later.findAuthorization(1).orElseThrow().message()).isEqualTo(signed.text());
    }
  }

  private DirectExchange open(ModelStore store) {
    DirectExchange exchange = DirectExchange.open(store, 1, authenticator);
    exchange.submit(AddMarket.of("ETH-USDC", "0.01", "0.001"));
    return exchange;
  }

  @Test
  void aVenueKnowsItsTypesAlone() {
    assertThatThrownBy(() -> Traders.VENUE.message("Nothing", Map.of(), new byte[65]))
        .isInstanceOf(TypedDataException.class)
        .hasMessageContaining("primaryType");
    assertThatThrownBy(
            () -> Traders.VENUE.message("Order", Traders.order(Traders.ANN, 1), new byte[3_000]))
        .isInstanceOf(InvalidSignatureException.class)
        .hasMessageContaining("length");
  }
}
