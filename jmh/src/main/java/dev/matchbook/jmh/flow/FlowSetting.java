package dev.matchbook.jmh.flow;

/**
 * Which variant of the flows is played.
 *
 * @param divisor of all counts, 1 for full size
 * @param state of the random numbers at the start of each flow
 * @param sparse whether ids are scattered over 64 bits
 */
public record FlowSetting(int divisor, long state, boolean sparse) {
  /** Makes that variant of a flow. */
  public Flow generate(FlowName name) {
    Flow dense = name.generate(Scale.FULL.dividedBy(divisor), state);
    return sparse ? dense.sparse() : dense;
  }

  /**
   * What its trades must be: as published, or as the plain book has it where nothing is.
   *
   * @param flow what {@link #generate} made
   */
  public Truth truth(FlowName name, Flow flow) {
    boolean published = divisor == 1 && state == FlowName.DEFAULT_STATE && !sparse;
    return published ? Truth.published(name) : Truth.of(flow);
  }

  /** What is not as usual, in words; empty if all is. */
  public String remarks() {
    return (divisor == 1 ? "" : " · counts divided by " + divisor)
        + (state == FlowName.DEFAULT_STATE ? "" : " · state " + state)
        + (sparse ? " · sparse ids" : "");
  }
}
