/** Commands that accounts sign, on lines of typed data. */
package dev.matchbook.examples.signed;
