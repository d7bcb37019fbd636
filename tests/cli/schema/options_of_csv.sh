printf 'a;b\n007;1\n008;2\n' > codes.txt
sprat schema --delimiter ';' --type b=text codes.txt
