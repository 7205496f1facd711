# Many cases.

batch-problem-problem = PROBLEM: { $problem }
batch-do-by-day-order = Bis { $day }: { $order }.{" "}
batch-do-now-order = Jetzt: { $order }.{" "}
batch-pays-nothing = Zahlt derzeit nichts.
batch-pays-run-a-month = Zahlt derzeit { $run } im Monat.
