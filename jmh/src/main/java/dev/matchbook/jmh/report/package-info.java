/** What a race came to, as lines of JSON, as a table and as a chart. */
package dev.matchbook.jmh.report;
