/**
 * A small venue for options: writers sign offers, takers sign what they take of them, each fill is
 * an option that is active once its trade has settled.
 *
 * <pre>
 *   OptionOffer  signed by a writer ─▶ order to sell, rests ─┐
 *   OptionTake   signed by a taker  ─▶ order to buy, IOC ────┴─▶ trade ─▶ batch ─▶ ActiveOption
 *                                                                           └─▶ busted: the offer's
 *                                                                               amount comes back
 * </pre>
 *
 * <p>Offers of one {@link dev.matchbook.examples.options.Series} are as good as each other but for
 * their price, so that a series is a market: its price is the premium a day of one unit, its
 * quantity the collateral. Everything that is known of an option is in the store: its trade, how
 * that settled, and what both sides have signed.
 */
package dev.matchbook.examples.options;
