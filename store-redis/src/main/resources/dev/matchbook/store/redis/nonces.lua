-- Nonces by seq, as they are at one moment.
-- KEYS: head, nonces-by-seq, nonces. ARGV: near bound, most rows.
-- Answers the head, how far the nonces are, then the row of each.
local last = redis.pcall('HGET', KEYS[3], 'last')
if type(last) == 'table' then
  return trouble(last, KEYS[3])
end
local all = redis.pcall('ZCARD', KEYS[2])
if type(all) ~= 'number' or redis.call('HLEN', KEYS[3]) ~= all + (last and 1 or 0) then
  return damaged(KEYS[2])
end
local found = { redis.call('GET', KEYS[1]) or '', last or '0' }
local members = redis.call('ZRANGEBYLEX', KEYS[2], ARGV[1], '+', 'LIMIT', 0, ARGV[2])
for from = 1, #members, CHUNK do
  local fields = {}
  for i = from, math.min(from + CHUNK - 1, #members) do
    fields[#fields + 1] = string.sub(members[i], 20)
  end
  local rows = redis.call('HMGET', KEYS[3], unpack(fields))
  for i, field in ipairs(fields) do
    if not rows[i] or nonce_member(rows[i], field) ~= members[from + i - 1] then
      return damaged(KEYS[3])
    end
    found[#found + 1] = rows[i]
  end
end
return found
