package dev.matchbook.eip712.signature;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses between libsecp256k1 and Java, once for the process. */
final class RecoveryChoice {
  static final SignerRecovery BEST =
      choose(RecoveryChoice.class.getClassLoader(), LoggerFactory.getLogger(SignerRecovery.class));

  private RecoveryChoice() {}

  static SignerRecovery choose(ClassLoader loader, Logger log) {
    SignerRecovery choice = JavaRecovery.INSTANCE;
    try {
      choice = NativeRecovery.load(loader);
    } catch (ClassNotFoundException absent) {
      log.debug("libsecp256k1 is not on the class path");
    } catch (Exception | LinkageError broken) { // whatever stops it, Java goes on
      log.warn("libsecp256k1 is on the class path and does not work", broken);
    }
    log.info("signers are recovered by {}", choice.name());
    return choice;
  }
}
