-- A row of a hash of which nothing is forgotten, or nothing.
-- KEYS: head, hash. ARGV: prefix, name of the hash, id.
local gone = lost(ARGV[1], ARGV[2], redis.call('GET', KEYS[1]) or '')
return gone or redis.call('HGET', KEYS[2], ARGV[3])
