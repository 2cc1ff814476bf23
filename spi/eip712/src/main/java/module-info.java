/** Orders that carry an EIP-712 signature: typed data, signatures, nonces. */
@SuppressWarnings("module") // the standard has its number
module dev.matchbook.eip712 {
  requires transitive dev.matchbook.spi;
  requires com.fasterxml.jackson.core;
  requires org.bouncycastle.provider;
  requires org.slf4j;

  exports dev.matchbook.eip712;
  exports dev.matchbook.eip712.signature;
  exports dev.matchbook.eip712.typed;
}
