package dev.matchbook.spi;

/**
 * What comes with a command to prove whose it is: a signature, a token. Of a type that the {@link
 * OrderAuthenticator} knows; immutable.
 */
public interface Credential {}
