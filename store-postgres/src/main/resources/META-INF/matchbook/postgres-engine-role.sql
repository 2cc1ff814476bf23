-- What a role needs that runs engines in a schema which belongs to another role. To be run by that
-- owner, with the schema as the current one, after the owner has brought it to this version:
--
--   psql -v schema=exchange -v engine_role=exchange_engine -f postgres-engine-role.sql
--
-- The role's stores are opened with migrate=false. It can do all that an engine does, and nothing
-- that undoes history: it only adds to "audit", and deletes no trade and no settlement. It must own
-- nothing here, and be a member of no role that does.

GRANT USAGE ON SCHEMA :"schema" TO :"engine_role";
SET search_path = :"schema";
GRANT SELECT ON matchbook_schema_history TO :"engine_role";
GRANT SELECT, INSERT, UPDATE ON checkpoints, markets TO :"engine_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON orders, orders_open TO :"engine_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON authorizations, nonces TO :"engine_role";
GRANT SELECT, INSERT ON trades TO :"engine_role";
GRANT SELECT, INSERT, UPDATE ON settlements, settlement_batches TO :"engine_role";
GRANT SELECT ON trade_settlements TO :"engine_role";
GRANT SELECT, INSERT ON audit TO :"engine_role";
GRANT EXECUTE ON FUNCTION make_month TO :"engine_role";
