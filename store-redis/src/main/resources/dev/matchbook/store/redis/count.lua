-- KEYS: head. ARGV: prefix, names of keys of which one is there as long as any row is.
-- Answers the head, how many orders are open, how many are in the books, one of the keys or
-- nothing, how far the nonces are.
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
local last = redis.pcall('HGET', prefix .. 'nonces', 'last')
if type(last) == 'table' then
  return trouble(last, prefix .. 'nonces')
end
local nonces = redis.pcall('ZCARD', prefix .. 'nonces-by-seq')
if nonces ~= redis.call('HLEN', prefix .. 'nonces') - (last and 1 or 0) then
  return damaged(prefix .. 'nonces-by-seq')
end
local head = redis.call('GET', KEYS[1]) or ''
if head ~= '' then
  for _, name in ipairs({ 'settlements', 'batches', 'audit' }) do
    local gone = lost(prefix, name, head)
    if gone then
      return gone
    end
  end
end
local there = ''
for i = 2, #ARGV do
  if redis.call('EXISTS', prefix .. ARGV[i]) == 1 then
    there = prefix .. ARGV[i]
    break
  end
end
return { head, tostring(open), tostring(booked), there, last or '0' }
