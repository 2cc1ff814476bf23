/**
 * Settlement over HTTP: a gateway that asks a chain, and a simulated chain that is a process of its
 * own. What a host would start from.
 *
 * <pre>
 *   POST /submit  {"key","root","trades":[{"tradeId","leaf"},...]}
 *   POST /status  {"key"}
 *   POST /cancel  {"key"}
 *
 *   answers       {"state":"UNKNOWN"}
 *                 {"state":"SUBMITTED","txHash"}
 *                 {"state":"INCLUDED","txHash","block","gasUsed","confirmations"}
 *                 {"state":"FAILED","error","fault"}
 * </pre>
 *
 * <p>Any other status code than 200, and no answer at all, mean that the outcome is not known.
 */
package dev.matchbook.examples.settlement;
