-- KEYS: head, markets. Answers the head, then the row of each market.
local rows = redis.pcall('HVALS', KEYS[2])
if rows.err then
  return damaged(KEYS[2])
end
table.insert(rows, 1, redis.call('GET', KEYS[1]) or '')
return rows
