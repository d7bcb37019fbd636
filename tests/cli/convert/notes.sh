printf 'price,name\n1.1,a\n1.25,b\n1.10,c\n' > prices.csv
sprat convert prices.csv prices.sprat
