package dev.matchbook.eip712.typed;

import java.util.Objects;

/**
 * One member of a struct type, as {@code uint256 amount}. Whether both parts are right is said by
 * {@link TypedDataTypes#of}.
 *
 * @param type as written, with array brackets: {@code uint8[2][]}
 * @param name of the member
 */
public record Member(String type, String name) {
  /** A member. */
  public Member {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(name, "name");
  }
}
