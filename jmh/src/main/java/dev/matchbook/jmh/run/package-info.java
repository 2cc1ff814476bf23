/**
 * How books are measured: each in a JVM of its own, so that neither its heap nor its compiled code
 * disturbs another's, and all in turn, a round each, so that a noisy machine hits all alike.
 *
 * <p>A {@link dev.matchbook.jmh.run.ChildProcess} is such a JVM seen from the parent, {@link
 * dev.matchbook.jmh.run.ChildLoop} is its inside: it answers questions, a line each, until its
 * standard input ends. {@link dev.matchbook.jmh.run.Race} asks {@link
 * dev.matchbook.jmh.run.Contestant}s for rounds and makes {@link dev.matchbook.jmh.run.Score}s.
 */
package dev.matchbook.jmh.run;
