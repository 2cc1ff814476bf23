-- KEYS: head. ARGV: prefix, names of keys of which one is there as long as any row is.
-- Answers the head, how many orders are open, how many are in the books, one of the keys or nothing.
local prefix = ARGV[1]
local open = redis.pcall('ZCARD', prefix .. 'open')
if type(open) ~= 'number' then
  return damaged(prefix .. 'open')
end
local symbols = redis.pcall('ZRANGE', prefix .. 'books', 0, -1)
if symbols.err then
  return damaged(prefix .. 'books')
end
local booked = 0
for _, symbol in ipairs(symbols) do
  for _, kind in ipairs({ 'bids:', 'asks:', 'waiting:' }) do
    local n = redis.pcall('ZCARD', prefix .. kind .. symbol)
    if type(n) ~= 'number' then
      return damaged(prefix .. kind .. symbol)
    end
    booked = booked + n
  end
end
local there = ''
for i = 2, #ARGV do
  if redis.call('EXISTS', prefix .. ARGV[i]) == 1 then
    there = prefix .. ARGV[i]
    break
  end
end
return { redis.call('GET', KEYS[1]) or '', tostring(open), tostring(booked), there }
