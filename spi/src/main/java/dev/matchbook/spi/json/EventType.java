package dev.matchbook.spi.json;

/** The types of events that an audit trail has, by their words on the wire. */
enum EventType {
  ACCEPTED("accepted"),
  TRADE("trade"),
  CANCELED("canceled"),
  SETTLEMENT("settlement"),
  SETTLING("settling"),
  REPLACED("replaced"),
  REJECTED("rejected"),
  EXPIRED("expired"),
  TRIGGERED("triggered"),
  REPLENISHED("replenished"),
  RESTATED("restated"),
  BUSTED("busted");

  static final Words<EventType> WORDS = new Words<>(values(), type -> type.wireName);

  private final String wireName;

  EventType(String wireName) {
    this.wireName = wireName;
  }
}
