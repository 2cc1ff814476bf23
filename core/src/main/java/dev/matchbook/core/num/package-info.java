/** Exact arithmetic without objects: units of a scale, fractions, fees. Internal. */
package dev.matchbook.core.num;
