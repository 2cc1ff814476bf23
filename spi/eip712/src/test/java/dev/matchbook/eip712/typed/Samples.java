package dev.matchbook.eip712.typed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Types and values that tests write down shortly. */
final class Samples {
  static final String CONTRACT = "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC";
  static final Domain MAIL_DOMAIN = Domain.of("Ether Mail", "1", 1, CONTRACT);

  private Samples() {}

  /** Declarations as {@code Mail(Person from,string contents)}. */
  static Map<String, List<Member>> declare(String... types) {
    Map<String, List<Member>> all = new LinkedHashMap<>();
    for (String type : types) {
      int open = type.indexOf('(');
      List<Member> members = new ArrayList<>();
      String inside = type.substring(open + 1, type.length() - 1);
      for (String member : inside.isEmpty() ? new String[0] : inside.split(",")) {
        String[] parts = member.split(" ", 2);
        members.add(new Member(parts[0], parts[1]));
      }
      all.put(type.substring(0, open), members);
    }
    return all;
  }

  static TypedDataTypes types(String... types) {
    try {
      return TypedDataTypes.of(declare(types));
    } catch (TypedDataException e) {
      throw new AssertionError(e);
    }
  }

  static TypedDataTypes mail() {
    return types(
        "Mail(Person from,Person to,string contents)", "Person(string name,address wallet)");
  }

  static Map<String, Object> helloBob() {
    return struct(
        "from", struct("name", "Cow", "wallet", "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"),
        "to", struct("name", "Bob", "wallet", "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"),
        "contents", "Hello, Bob!");
  }

  /** A map of names and values in turn, null values included. */
  static Map<String, Object> struct(Object... namesAndValues) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return all;
  }
}
