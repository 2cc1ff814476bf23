-- Put before the other scripts. Ids and seqs stay texts: a number of Lua is a double.
local CHUNK = 4000 -- unpack takes no more than 8000

local function damaged(key)
  return redis.error_reply('DAMAGED ' .. key)
end

-- What to answer where a command on a key gave an error: also one who may not do it gets here.
local function trouble(answer, key)
  return string.find(answer.err, 'WRONGTYPE', 1, true) and damaged(key) or answer
end

local function bulk(command, key, members)
  for from = 1, #members, CHUNK do
    local to = math.min(from + CHUNK - 1, #members)
    -- What is removed can be of the wrong type only by somebody else's hand: go on without it.
    redis.pcall(command, key, unpack(members, from, to))
  end
end

local function push(lists, name, member)
  local list = lists[name]
  if not list then
    list = {}
    lists[name] = list
  end
  list[#list + 1] = member
end

-- '0000000000000000012' -> '12'
local function plain(digits)
  return string.match(digits, '^0*(%d+)$')
end

-- A text of a row. Quotes within values are escaped, so the key cannot be found within a value.
local function field(row, name)
  local value = string.match(row, ',"' .. name .. '":"([^"]*)"')
  if value and string.find(value, '\\', 1, true) then
    local ok, object = pcall(cjson.decode, row)
    return ok and object[name] or nil
  end
  return value
end

-- Milliseconds since the epoch: exact in a double.
local function millis()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function rows(prefix, members, kind)
  local keys = {}
  for i, member in ipairs(members) do
    keys[i] = prefix .. kind .. plain(string.sub(member, -19))
  end
  return keys, redis.call('MGET', unpack(keys))
end

-- The member of a nonce in nonces-by-seq, or nothing for a row that is none.
local function nonce_member(row, name)
  local seq = string.match(row, '^{"seq":(%d+),')
  return seq and string.rep('0', 19 - #seq) .. seq .. name
end

-- What is never forgotten: hashes of rows with the seq of the last one as 'last', which the head
-- knows too. Each row is in each of the lists, and in that of its state where there are states.
local STATES = { 'PENDING', 'SETTLING', 'SETTLED', 'FINAL', 'SPLIT', 'BUSTED' }
local KEPT = {
  settlements = { seq = 'settlementSeq', lists = { '-by-id', '-by-batch' }, states = STATES },
  batches = { seq = 'batchSeq', lists = { '-by-id' }, states = STATES },
  audit = { seq = 'auditSeq', lists = { '-by-seq' }, states = {} },
}

-- The error of a hash, or a list of it, of which something is gone; nothing where all is there.
local function lost(prefix, name, head)
  local kept, hash = KEPT[name], prefix .. name
  local marks = redis.pcall('HMGET', hash, 'last', 'by-order', 'by-batch')
  if marks.err then
    return trouble(marks, hash)
  end
  local last = string.match(head, '"' .. kept.seq .. '":(%d+)') or '0'
  if (marks[1] or '0') ~= last then
    return damaged(hash)
  end
  if last == '0' then
    return nil
  end
  local count = redis.pcall('HLEN', hash) - (marks[2] and 3 or 1)
  for _, list in ipairs(kept.lists) do
    if redis.pcall('ZCARD', hash .. list) ~= count then
      return damaged(hash .. list)
    end
  end
  local left = count
  for _, state in ipairs(kept.states) do
    local n = redis.pcall('ZCARD', hash .. '-in:' .. state)
    if type(n) ~= 'number' then
      return trouble(n, hash .. '-in:' .. state)
    end
    left = left - n
  end
  if #kept.states > 0 and left ~= 0 then
    return damaged(hash .. '-in:*')
  end
  if name == 'audit' then
    for i, list in ipairs({ '-by-order', '-by-batch' }) do
      if redis.pcall('ZCARD', hash .. list) ~= tonumber(marks[1 + i] or '0') then
        return damaged(hash .. list)
      end
    end
  end
  return nil
end

-- Forgets closed orders and what was signed for them, at most CHUNK, by their members '<seq><orderId>'.
local function forget(prefix, members)
  local keys, values = rows(prefix, members, 'order:')
  local ids, signed, accounts, names = {}, {}, {}, {}
  for i, member in ipairs(members) do
    local id = string.sub(member, -19)
    ids[i] = id
    signed[i] = prefix .. 'auth:' .. plain(id)
    local row = values[i]
    local account = row and field(row, 'account')
    if account then
      push(accounts, account, id)
      local name = field(row, 'clOrdId')
      if name then
        push(names, account, name .. '\0' .. id)
      end
    end
  end
  redis.call('UNLINK', unpack(keys))
  redis.call('UNLINK', unpack(signed))
  bulk('ZREM', prefix .. 'orders', ids)
  bulk('ZREM', prefix .. 'changes', members)
  bulk('ZREM', prefix .. 'closed', members)
  for account, list in pairs(accounts) do
    bulk('ZREM', prefix .. 'orders-of:' .. account, list)
  end
  for account, list in pairs(names) do
    bulk('ZREM', prefix .. 'names-of:' .. account, list)
  end
end

-- Forgets closed orders: those over the limit, then those that are too old; at most cap of them.
local function sweep(prefix, limit, ttl, cap)
  local key = prefix .. 'closed'
  local count = redis.pcall('ZCARD', key)
  if type(count) ~= 'number' then
    return 0
  end
  local done = 0
  while done < cap do
    local step = math.min(cap - done, 1000)
    local over = math.min(count - done - limit, step)
    local members
    if over > 0 then
      members = redis.call('ZRANGE', key, 0, over - 1)
    else
      local before = string.format('(%.0f', millis() - ttl)
      members = redis.call('ZRANGEBYSCORE', key, '-inf', before, 'LIMIT', 0, step)
    end
    if #members == 0 then
      break
    end
    forget(prefix, members)
    done = done + #members
  end
  return done
end

-- Remembers the last of the members, in ascending order, that an index of trades is to forget.
local function note(prefix, key, members)
  local last = members[#members]
  local before = last and redis.call('HGET', prefix .. 'forgotten', key)
  if last and (not before or before < last) then
    redis.call('HSET', prefix .. 'forgotten', key, last)
  end
end

-- Forgets the oldest trades of a market where it has more than the limit.
local function trim(prefix, key, limit)
  local over = redis.call('ZCARD', key) - limit
  while over > 0 do
    local members = redis.call('ZRANGE', key, 0, math.min(over, 1000) - 1)
    note(prefix, key, members)
    note(prefix, prefix .. 'trades', members)
    local keys, values = rows(prefix, members, 'trade:')
    local accounts = {}
    for i, member in ipairs(members) do
      local row = values[i]
      if row then
        local maker = field(row, 'makerAccount')
        local taker = field(row, 'takerAccount')
        push(accounts, maker, member)
        if taker ~= maker then
          push(accounts, taker, member)
        end
      end
    end
    redis.call('UNLINK', unpack(keys))
    bulk('ZREM', prefix .. 'trades', members)
    bulk('ZREM', key, members)
    for account, list in pairs(accounts) do
      bulk('ZREM', prefix .. 'trades-of:' .. account, list)
    end
    over = over - #members
  end
end
