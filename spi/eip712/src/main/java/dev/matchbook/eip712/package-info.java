/**
 * Orders that carry an EIP-712 signature.
 *
 * <p>A {@link dev.matchbook.eip712.Venue} says for which domain and which {@link
 * dev.matchbook.eip712.MessageType}s accounts sign; it makes a {@link
 * dev.matchbook.eip712.SignedMessage} of what comes in, which is a credential and knows its
 * command. An {@link dev.matchbook.eip712.Eip712Authenticator} finds out whether the account has
 * signed it. What was signed then works once: the engine keeps nonces with the batch that used
 * them.
 *
 * <pre>{@code
 * Venue venue = new Venue(domain, OrderMessages.defaults().types());
 * Authentication by = Authentication.by(Eip712Authenticator.of(venue));
 * try (Exchange exchange = Exchange.open(Stores.open("file:data"), RunnerSettings.defaults(), by)) {
 *   SignedMessage signed = venue.message(new TypedDataJson().read(fromTheWallet));
 *   exchange.submit(signed.command(clock), signed);
 * }
 * }</pre>
 */
package dev.matchbook.eip712;
