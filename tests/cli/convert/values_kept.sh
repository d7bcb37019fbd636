# What reads like a number but is not written like one comes back as it was.
cat > odd.csv <<'END'
zeros,exponent,mixed,plus,minus_zero,space,above_int64,above_uint64,no_date,words
007,1e5,1.10,+5,-0, 5,9223372036854775808,18446744073709551616,2011-13-45,NA
8,2.5,1.1,6,1,6,1,1,2011-12-01,NULL
END
sprat convert --quiet odd.csv odd.sprat
sprat cat odd.sprat | cmp - odd.csv
