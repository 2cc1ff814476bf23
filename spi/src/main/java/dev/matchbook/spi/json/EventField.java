package dev.matchbook.spi.json;

import dev.matchbook.core.engine.Market;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.OrderView;
import dev.matchbook.spi.json.EventLine.Word;
import java.io.IOException;

/**
 * A field of an event: its key and what is on the tape for it.
 *
 * @param key the key
 * @param kind how it is printed
 * @param words what the ordinals of a {@link Kind#WORD} mean, or null
 */
record EventField(Word key, Kind kind, Word[] words) {

  /** How a field is printed; what is absent has no key. */
  enum Kind {
    NUMBER {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        line.number(field.key, tape.next());
      }
    },
    /** 0 is none. */
    OPTIONAL_REF {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        long id = tape.next();
        if (id != 0) {
          line.number(field.key, id);
        }
      }
    },
    OPTIONAL_ID {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        long id = tape.next();
        if (id != MatchingEngine.NO_ORDER_ID) {
          line.number(field.key, id);
        }
      }
    },
    TEXT {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        line.text(field.key, tape.nextText());
      }
    },
    OPTIONAL_TEXT {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        line.optional(field.key, tape.nextText());
      }
    },
    SYMBOL {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        line.text(field.key, market.symbol());
      }
    },
    WORD {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        line.word(field.key, field.words[tape.nextInt()]);
      }
    },
    QTY {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        line.decimal(field.key, tape.next(), market.qtyScale());
      }
    },
    OPTIONAL_PRICE {
      @Override
      void print(EventField field, EventTape tape, Market market, EventLine line)
          throws IOException {
        long price = tape.next();
        if (price != OrderView.NONE) {
          line.decimal(field.key, price, market.priceScale());
        }
      }
    };

    abstract void print(EventField field, EventTape tape, Market market, EventLine line)
        throws IOException;
  }

  /** Prints the field with what is next on the tape. */
  void print(EventTape tape, Market market, EventLine line) throws IOException {
    kind.print(this, tape, market, line);
  }

  static EventField of(Word key, Kind kind) {
    return new EventField(key, kind, null);
  }

  static EventField word(Word key, Enum<?>[] constants) {
    return new EventField(key, Kind.WORD, Keys.words(constants));
  }
}
