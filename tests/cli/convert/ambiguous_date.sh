# Nothing is guessed: the column stays text, and the message tells the option.
printf 'day\n03/04/2001\n05/06/2001\n' > days.csv
sprat convert days.csv days.sprat
