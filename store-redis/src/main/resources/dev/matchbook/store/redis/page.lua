-- Rows by an index, or by several one after the other, as they are at one moment.
-- KEYS: head, indexes. ARGV: prefix of row keys, or key of a hash of rows; most rows, most members
-- to look at, 'asc' or 'desc'; for each index its bounds, near and far; then tests, each a count
-- and so many texts, of which a row must have one.
-- Answers head, number of the index to go on with or 0, member to go on behind, first member of the
-- first index, the greatest one that it has forgotten, if it is one of trades; then the id and the
-- row of each.
local most = tonumber(ARGV[2])
local left = tonumber(ARGV[3])
local range = ARGV[4] == 'asc' and 'ZRANGEBYLEX' or 'ZREVRANGEBYLEX'
local found = { redis.call('GET', KEYS[1]) or '', '0', '', '', '' }
local count = 0
local bytes = 0
local BYTES = 8000000 -- of the rows that one run answers, but for the last

local tests = {}
local at = 3 + 2 * #KEYS
while at <= #ARGV do
  local test = {}
  for i = 1, tonumber(ARGV[at]) do
    test[i] = ARGV[at + i]
  end
  tests[#tests + 1] = test
  at = at + 1 + #test
end

local hash = string.match(ARGV[1], ':(%a+)$')
if hash then
  local gone = lost(string.sub(ARGV[1], 1, -1 - #hash), hash, found[1])
  if gone then
    return gone
  end
end

if string.sub(ARGV[1], -6) == 'trade:' then
  local first = redis.pcall('ZRANGE', KEYS[2], 0, 0)
  if first.err then
    return damaged(KEYS[2])
  end
  found[4] = first[1] or ''
  found[5] = redis.call('HGET', string.sub(ARGV[1], 1, -7) .. 'forgotten', KEYS[2]) or ''
end

-- Ids and rows.
local function read(members)
  local ids = {}
  for i, member in ipairs(members) do
    ids[i] = plain(string.sub(member, -19))
  end
  if hash then
    return ids, redis.call('HMGET', ARGV[1], unpack(ids))
  end
  local _, values = rows(ARGV[1], members, '')
  return ids, values
end

local function passes(row)
  for _, test in ipairs(tests) do
    local passed = false
    for _, text in ipairs(test) do
      if string.find(row, text, 1, true) then
        passed = true
        break
      end
    end
    if not passed then
      return false
    end
  end
  return true
end

for index = 2, #KEYS do
  local near, far = ARGV[1 + 2 * index], ARGV[2 + 2 * index]
  while true do
    local step = math.min(left, 1000, #tests == 0 and most - count or 1000)
    if step <= 0 or count >= most then
      found[2] = tostring(index - 1)
      return found
    end
    local members = redis.pcall(range, KEYS[index], near, far, 'LIMIT', 0, step)
    if members.err then
      return damaged(KEYS[index])
    end
    if #members == 0 then
      break
    end
    local ids, values = read(members)
    for i, member in ipairs(members) do
      local row = values[i]
      if not row then
        return damaged(hash and ARGV[1] or ARGV[1] .. ids[i])
      end
      if passes(row) then
        count = count + 1
        found[4 + 2 * count] = ids[i]
        found[5 + 2 * count] = row
        bytes = bytes + #row
        if count >= most or bytes > BYTES then
          found[2] = tostring(index - 1)
          found[3] = member
          return found
        end
      end
    end
    left = left - #members
    near = '(' .. members[#members]
    found[3] = members[#members]
    if #members < step then
      break
    end
  end
  found[3] = ''
end
return found
