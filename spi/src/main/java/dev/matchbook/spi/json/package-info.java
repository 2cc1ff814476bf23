/**
 * Commands and events as NDJSON, one object a line (RULEBOOK §2 and §3), over Jackson's streaming
 * parser and generator.
 *
 * <p>{@link dev.matchbook.spi.json.LineReader} splits input into lines in bounded memory, {@link
 * dev.matchbook.spi.json.CommandReader} applies them to an engine without a detour through records,
 * {@link dev.matchbook.spi.json.EventWriter} prints what happened, {@link
 * dev.matchbook.spi.json.CommandFeed} does all of it with a second thread for parsing. {@link
 * dev.matchbook.spi.json.CommandEncoder}, {@link dev.matchbook.spi.json.CommandDecoder} and {@link
 * dev.matchbook.spi.json.EventDecoder} are for hosts that work with records.
 */
package dev.matchbook.spi.json;
