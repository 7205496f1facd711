# Many cases.

batch-problem-problem = PROBLEM: { $problem }
batch-do-by-day-order = Do by { $day }: { $order }.{" "}
batch-do-now-order = Do now: { $order }.{" "}
batch-pays-nothing = Pays nothing.
batch-pays-run-a-month = Pays { $run } a month.
