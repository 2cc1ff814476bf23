package dev.matchbook.jmh.bench;

import dev.matchbook.eip712.signature.Address;
import dev.matchbook.eip712.signature.EcdsaSignature;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.PrivateKey;
import dev.matchbook.eip712.signature.SignerRecovery;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** Signers recovered in a second by one thread, from text to address, with web3j beside. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Recover {
  private static final int SIGNATURES = 1024;

  private final byte[][] digests = new byte[SIGNATURES][32];
  private final String[] signatures = new String[SIGNATURES];
  private SignerRecovery libsecp256k1;
  private int next;

  /** For JMH. */
  public Recover() {}

  /** Signs digests, each by a key of its own. */
  @Setup
  public void sign() {
    Random random = new Random(1);
    for (int i = 0; i < SIGNATURES; i++) {
      random.nextBytes(digests[i]);
      signatures[i] = PrivateKey.fromSeed("signer " + i).sign(digests[i]).toString();
    }
    libsecp256k1 = SignerRecovery.best();
    if (!libsecp256k1.name().equals("libsecp256k1")) {
      throw new IllegalStateException("libsecp256k1 is not there: " + libsecp256k1.name());
    }
  }

  /** By BouncyCastle's curve. */
  @Benchmark
  public Address java() throws InvalidSignatureException {
    return recover(SignerRecovery.java());
  }

  /** By libsecp256k1. */
  @Benchmark
  public Address libsecp256k1() throws InvalidSignatureException {
    return recover(libsecp256k1);
  }

  /** By web3j, which checks neither s nor the address. */
  @Benchmark
  public String web3j() throws InvalidSignatureException, SignatureException {
    int i = next++ & (SIGNATURES - 1);
    EcdsaSignature parsed = EcdsaSignature.parse(signatures[i]);
    ECDSASignature rAndS =
        new ECDSASignature(new BigInteger(1, parsed.r()), new BigInteger(1, parsed.s()));
    return Keys.getAddress(Sign.recoverFromSignature(parsed.yParity(), rAndS, digests[i]));
  }

  private Address recover(SignerRecovery by) throws InvalidSignatureException {
    int i = next++ & (SIGNATURES - 1);
    return by.recover(digests[i], EcdsaSignature.parse(signatures[i]));
  }
}
