-- KEYS: head. ARGV: prefix, most closed orders, their milliseconds, most to forget now.
return sweep(ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]))
