package dev.matchbook.jmh.flow;

/** The four flows by name. */
public enum FlowName {
  /** Adds, cancels and takers over ten thousand orders near the middle. */
  MIX {
    @Override
    public Flow generate(Scale scale, long state) {
      return new MixGenerator(scale.mix(), state).generate();
    }
  },
  /** The same over a million orders on fifty thousand prices. */
  DEEP {
    @Override
    public Flow generate(Scale scale, long state) {
      return new MixGenerator(scale.deep(), state).generate();
    }
  },
  /** Pairs of a maker and a taker that fills it. */
  MATCH {
    @Override
    public Flow generate(Scale scale, long state) {
      return PlainGenerators.match(scale.pairs(), state);
    }
  },
  /** A hundred makers at ten prices, then one taker that fills them all. */
  SWEEP {
    @Override
    public Flow generate(Scale scale, long state) {
      return PlainGenerators.sweep(scale.rounds(), state);
    }
  };

  /** Where the random numbers start if nobody says otherwise. */
  public static final long DEFAULT_STATE = 42;

  /**
   * Makes the flow; the same arguments give the same flow. Ids are 1, 2, 3… over its orders.
   *
   * @param state of the random numbers at its start
   */
  public abstract Flow generate(Scale scale, long state);
}
