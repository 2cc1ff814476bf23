/**
 * A composite against a model of what its system of record has been, on layers that fail, forget,
 * hang and come back; and broken designs that it has to tell from right ones.
 */
package dev.matchbook.composite.model;
