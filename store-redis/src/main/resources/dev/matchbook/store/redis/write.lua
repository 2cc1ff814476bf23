-- All of a write, or nothing if the head is not the expected one.
-- KEYS: head. ARGV: expected head, next head, prefix, most closed orders, their milliseconds, most
-- of them to forget now, most trades of a market; then operations: letter, key, count, arguments.
local head = redis.pcall('GET', KEYS[1])
if type(head) == 'table' then
  return damaged(KEYS[1])
end
head = head or ''
if head ~= ARGV[1] then
  return head
end

local FIRST = 8
local prefix = ARGV[3]
-- Before anything is written: what could end the script half way. A slot that is being moved to
-- another node gives an error for keys that are not there.
if type(redis.pcall('GET', prefix .. 'none')) == 'table' then
  return redis.error_reply('TRYAGAIN the slot of ' .. prefix .. ' is being moved')
end
-- A user who may do only some of it. Servers before 7.0 cannot be asked.
if redis.acl_check_cmd then
  local key = prefix .. 'none'
  for _, command in ipairs({
    { 'SET', key, '' },
    { 'MSET', key, '' },
    { 'HSET', key, '', '' },
    { 'HGET', key, '' },
    { 'HMGET', key, '' },
    { 'HDEL', key, '' },
    { 'ZADD', key, '0', '' },
    { 'ZREM', key, '' },
    { 'UNLINK', key },
    { 'MGET', key },
    { 'ZCARD', key },
    { 'ZRANGE', key, '0', '0' },
    { 'ZREMRANGEBYRANK', key, '0', '0' },
    { 'ZRANGEBYSCORE', key, '0', '0' },
    { 'TIME' },
    { 'PUBLISH', prefix .. 'committed:', '' },
  }) do
    if not redis.acl_check_cmd(unpack(command)) then
      return redis.error_reply('NOPERM this user has no permissions to run ' .. command[1])
    end
  end
end

-- A key of another type. K says which keys this writer has not written before.
local at = FIRST + 3 + tonumber(ARGV[FIRST + 2])
for i = FIRST + 3, at - 1 do
  if type(redis.pcall('ZCARD', ARGV[i])) ~= 'number' then
    return damaged(ARGV[i])
  end
end
for _, hash in ipairs({ 'markets', 'forgotten' }) do
  if type(redis.pcall('HLEN', prefix .. hash)) ~= 'number' then
    return damaged(prefix .. hash)
  end
end

-- Nonces that are gone would be taken for unused.
local last = redis.pcall('HGET', prefix .. 'nonces', 'last') or '0'
if type(last) == 'table' then
  return trouble(last, prefix .. 'nonces')
end
if last ~= (string.match(head, '"nonceSeq":(%d+)') or '0') then
  return damaged(prefix .. 'nonces')
end

for _, name in ipairs({ 'settlements', 'batches', 'audit' }) do
  local gone = lost(prefix, name, head)
  if gone then
    return gone
  end
end

-- The first command that writes may be refused, for want of memory for instance; no later one is.
redis.call('SET', KEYS[1], ARGV[2])

local pairs_ = {}

local function zadd(key, score, from, to)
  for first = from, to, CHUNK / 2 do
    local last = math.min(first + CHUNK / 2 - 1, to)
    local n = 0
    for i = first, last do
      pairs_[n + 1] = score
      pairs_[n + 2] = ARGV[i]
      n = n + 2
    end
    redis.call('ZADD', key, unpack(pairs_, 1, n))
  end
end

local function mset(kind, from, to, lines)
  for first = from, to, CHUNK do
    local last = math.min(first + CHUNK - 1, to)
    local n = 0
    for i = first, last, 2 do
      local row = ARGV[i + 1]
      pairs_[n + 1] = kind .. ARGV[i]
      pairs_[n + 2] = row
      lines[#lines + 1] = row
      n = n + 2
    end
    redis.call('MSET', unpack(pairs_, 1, n))
  end
end

-- Texts by threes: field of a nonce, its seq in 19 digits, its row or nothing to take it away.
local function nonces(key, from, to)
  local hash = prefix .. 'nonces'
  local fields, members, gone, left, kept = {}, {}, {}, {}, {}
  for i = from, to, 3 do
    fields[#fields + 1] = ARGV[i]
    if ARGV[i + 2] == '' then
      left[#left + 1] = ARGV[i]
    else
      members[#members + 1] = '0'
      members[#members + 1] = ARGV[i + 1] .. ARGV[i]
      kept[#kept + 1] = ARGV[i]
      kept[#kept + 1] = ARGV[i + 2]
    end
  end
  local before = redis.call('HMGET', hash, unpack(fields))
  for i, field in ipairs(fields) do
    if before[i] then
      gone[#gone + 1] = nonce_member(before[i], field)
    end
  end
  -- How far it is: also where all are taken away, so that nobody takes that for lost.
  kept[#kept + 1] = 'last'
  kept[#kept + 1] = plain(ARGV[to - 1])
  redis.call('HSET', hash, unpack(kept))
  if #gone > 0 then
    redis.call('ZREM', key, unpack(gone))
  end
  if #members > 0 then
    redis.call('ZADD', key, unpack(members))
  end
  if #left > 0 then
    redis.call('HDEL', hash, unpack(left))
  end
end

-- By which indexes a row of a settlement or a batch is listed: its state, its batch.
local function places(row)
  local state = string.match(row, ',"state":"(%u+)"') or ''
  local batch = string.match(row, ',"state":"%u+","batchId":(%d+)') or '0'
  return state, string.rep('0', 19 - #batch) .. batch
end

-- Settlements, or batches of trades, by fours: id, row, state, batch or 0. They take the place of
-- those that are there.
local function settle(hash, from, to)
  local byBatch = hash == prefix .. 'settlements'
  local ids, fields, gone, come = {}, {}, {}, {}
  for i = from, to, 4 do
    ids[#ids + 1] = ARGV[i]
  end
  for n, row in ipairs(redis.call('HMGET', hash, unpack(ids))) do
    local i = from + 4 * (n - 1)
    local id = string.rep('0', 19 - #ids[n]) .. ids[n]
    local state, batch = ARGV[i + 2], string.rep('0', 19 - #ARGV[i + 3]) .. ARGV[i + 3]
    local stateBefore, batchBefore
    if row then
      stateBefore, batchBefore = places(row)
    else
      push(come, hash .. '-by-id', id)
    end
    if state ~= stateBefore then
      push(come, hash .. '-in:' .. state, id)
      if row then
        push(gone, hash .. '-in:' .. stateBefore, id)
      end
    end
    if byBatch and batch ~= batchBefore then
      push(come, hash .. '-by-batch', batch .. id)
      if row then
        push(gone, hash .. '-by-batch', batchBefore .. id)
      end
    end
    fields[#fields + 1] = ids[n]
    fields[#fields + 1] = ARGV[i + 1]
  end
  for key, members in pairs(gone) do
    bulk('ZREM', key, members)
  end
  for key, members in pairs(come) do
    local scored = {}
    for n, member in ipairs(members) do
      scored[2 * n - 1] = '0'
      scored[2 * n] = member
    end
    redis.call('ZADD', key, unpack(scored))
  end
  fields[#fields + 1] = 'last'
  fields[#fields + 1] = string.match(ARGV[to - 2], '^{"seq":(%d+),')
  redis.call('HSET', hash, unpack(fields))
end

local function direct(command)
  return function(key, from, to)
    for first = from, to, CHUNK do
      redis.call(command, key, unpack(ARGV, first, math.min(first + CHUNK - 1, to)))
    end
  end
end

local operations = {
  A = function(key, from, to)
    zadd(key, '0', from, to)
  end,
  Z = direct('ZREM'),
  -- Keys and members by turns: for keys with few.
  a = function(_, from, to)
    for i = from, to, 2 do
      redis.call('ZADD', ARGV[i], '0', ARGV[i + 1])
    end
  end,
  z = function(_, from, to)
    for i = from, to, 2 do
      redis.call('ZREM', ARGV[i], ARGV[i + 1])
    end
  end,
  H = direct('HSET'),
  S = direct('SET'),
  D = function(key)
    redis.call('UNLINK', key)
  end,
  -- What was signed: ids and rows.
  M = function(_, from, to)
    mset(prefix .. 'auth:', from, to, {})
  end,
  G = function(key, from, to)
    for first = from, to, CHUNK do
      settle(key, first, math.min(first + CHUNK - 1, to))
    end
  end,
  -- How far the audit trail is, and how much its lists have: the greatest seq.
  E = function(key, from)
    local orders = redis.call('ZCARD', key .. '-by-order')
    local batches = redis.call('ZCARD', key .. '-by-batch')
    redis.call('HSET', key, 'last', ARGV[from], 'by-order', orders, 'by-batch', batches)
  end,
  N = function(key, from, to)
    for first = from, to, 3000 do
      nonces(key, first, math.min(first + 2999, to))
    end
  end,
  -- Closed orders, in the order in which they came, also within a millisecond and where the clock
  -- goes back.
  C = function(key, from, to)
    local now = millis()
    local newest = redis.call('ZRANGE', key, -1, -1, 'WITHSCORES')[2]
    if newest and tonumber(newest) >= now then
      now = tonumber(newest) + 1 / 1024 -- exact in a double until the year 2248
    end
    zadd(key, string.format('%.17g', now), from, to)
  end,
  -- Rows: a channel or nothing, the first line of its message, how many of the arguments are of
  -- orders; then ids and rows, of orders and of trades.
  R = function(channel, from, to)
    local lines = { ARGV[from] }
    local trades = from + 2 + tonumber(ARGV[from + 1])
    mset(prefix .. 'order:', from + 2, trades - 1, lines)
    mset(prefix .. 'trade:', trades, to, lines)
    if channel ~= '' then
      redis.call('PUBLISH', channel, table.concat(lines, '\n'))
    end
  end,
  T = function(key)
    trim(prefix, key, tonumber(ARGV[7]))
    -- Of all markets together the last ones only: a quiet market's old trades would leave holes.
    local all = prefix .. 'trades'
    note(prefix, all, redis.call('ZRANGE', all, -1 - ARGV[7], -1 - ARGV[7]))
    redis.call('ZREMRANGEBYRANK', all, 0, -1 - ARGV[7])
  end,
}

while at <= #ARGV do
  local count = tonumber(ARGV[at + 2])
  operations[ARGV[at]](ARGV[at + 1], at + 3, at + 2 + count)
  at = at + 3 + count
end
sweep(prefix, tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]))
return 'OK'
