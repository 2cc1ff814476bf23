/** What typed data and signatures share; not for hosts. */
package dev.matchbook.eip712.internal;
