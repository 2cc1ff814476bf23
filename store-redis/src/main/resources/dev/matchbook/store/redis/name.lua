-- The order that an account gave a clOrdId: the open one or that with the greatest id.
-- Answers the head, then its id and its row, or nothing.
-- KEYS: head, names-of:<account>, open-of:<account>. ARGV: prefix of row keys, far and near bound.
local head = redis.call('GET', KEYS[1]) or ''
local far, near = ARGV[2], ARGV[3]
local greatest
while true do
  local members = redis.pcall('ZREVRANGEBYLEX', KEYS[2], far, near, 'LIMIT', 0, 1000)
  if members.err then
    return damaged(KEYS[2])
  end
  for _, member in ipairs(members) do
    local id = string.sub(member, -19)
    greatest = greatest or id
    if redis.call('ZSCORE', KEYS[3], id) then
      greatest = id
      members = {}
      break
    end
  end
  if #members < 1000 then
    break
  end
  far = '(' .. members[#members]
end
if not greatest then
  return { head }
end
local id = plain(greatest)
local row = redis.call('GET', ARGV[1] .. id)
return row and { head, id, row } or damaged(ARGV[1] .. id)
