/** Made-up order flow of any length for load tests: the same seed gives the same commands. */
package dev.matchbook.examples.flow;
