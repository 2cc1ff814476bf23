/**
 * The contract of storage as executable rules. Open, since JUnit looks at the rules by reflection.
 */
open module dev.matchbook.tck {
  requires transitive dev.matchbook.core;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;

  exports dev.matchbook.tck;
  exports dev.matchbook.tck.model;
  exports dev.matchbook.tck.rows;
}
