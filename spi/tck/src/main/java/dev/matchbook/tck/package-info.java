/** The contract of storage as executable rules. */
package dev.matchbook.tck;
