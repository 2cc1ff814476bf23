/** Real servers for the tests of all modules. */
module dev.matchbook.testing.servers {
  requires java.sql;
  requires org.postgresql.jdbc;
  requires org.tukaani.xz;

  exports dev.matchbook.testing.servers;
}
