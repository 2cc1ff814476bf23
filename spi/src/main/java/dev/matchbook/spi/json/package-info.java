/**
 * Commands and events as NDJSON, one object a line (RULEBOOK §2 and §3), over Jackson's streaming
 * parser and generator; and stored rows.
 *
 * <p>{@link dev.matchbook.spi.json.LineReader} splits input into lines in bounded memory, {@link
 * dev.matchbook.spi.json.CommandReader} applies them to an engine without a detour through records,
 * {@link dev.matchbook.spi.json.EventWriter} prints what happened, {@link
 * dev.matchbook.spi.json.CommandFeed} does all of it with a second thread for parsing. {@link
 * dev.matchbook.spi.json.CommandEncoder}, {@link dev.matchbook.spi.json.CommandDecoder} and {@link
 * dev.matchbook.spi.json.EventDecoder} are for hosts that work with records, {@link
 * dev.matchbook.spi.json.EventEncoder} for stores that keep an audit trail as text.
 *
 * <p>What a store keeps, as lines: {@link dev.matchbook.spi.json.RowWriter} appends rows to a
 * {@link dev.matchbook.spi.json.LineBuffer}, {@link dev.matchbook.spi.json.RowReader} reads them
 * back, without Jackson and in one form alone. A store's own lines are made with the buffer's
 * methods and read with a {@link dev.matchbook.spi.json.LineScanner}.
 */
package dev.matchbook.spi.json;
