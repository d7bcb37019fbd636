# Files written by a program come back byte for byte, whatever their dialect.
round_trip() {
  sprat convert --quiet --force "$1" "$1.sprat"
  sprat cat "$1.sprat" | cmp - "$1" && echo "$1"
}
printf 'a,b\r\n1,x\r\n2,y\r\n' > crlf.csv
printf 'a,b\r1,x\r2,y\r' > cr.csv
printf 'a,b\n1,x\n2,y' > no_final_newline.csv
printf 'a;b\n1;x,y\n2;z\n' > semicolon.csv
printf 'a\tb\n1\tx y\n2\tz\n' > tab.tsv
printf 'a|b\n1|x\n2|y\n' > pipe.csv
printf '\357\273\277a,b\n1,x\n' > byte_order_mark.csv
printf '"a","b"\n"1","x"\n"2","y"\n' > all_quoted.csv
printf 'a,b\n1,"x, y"\n2,"say ""hi"""\n3,"two\nlines"\n4,z\n' > some_quoted.csv
printf 'a,b\n1,x\n,\n3,""\n4,z\n' > nulls_and_empty.csv
printf 'a,b,c\n' > header_only.csv
printf '' > empty.csv
printf 'a\n1\n\n3\n' > one_column.csv
printf 'a,a,,"b ""c"""\n1,2,3,4\n' > odd_header.csv
printf 'a,b\n\303\244,\360\237\232\214\n' > unicode.csv
for file in *.csv *.tsv; do round_trip "$file"; done
