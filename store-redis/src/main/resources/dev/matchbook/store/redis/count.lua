-- KEYS: head. ARGV: prefix. Answers the head, how many orders are open, how many are in the books.
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
return { redis.call('GET', KEYS[1]) or '', tostring(open), tostring(booked) }
