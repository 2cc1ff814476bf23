package dev.matchbook.core.command;

/** How a signed command is kept from working twice. */
public enum ReplayRule {
  /** Its nonce is greater than every one that the account has used by this rule. */
  INCREASING,
  /** Its nonce is one that the account has not used, in any order. */
  UNORDERED,
  /** It has no nonce: its digest is used once, until it expires. */
  DIGEST,
  /** Done again it changes nothing: a cancel of one order, for instance. */
  REPEATABLE
}
