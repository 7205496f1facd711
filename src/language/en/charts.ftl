# What charts say beside their titles.

charts-nothing-fixed = nothing fixed
charts-later = later
charts-round-half-up-in = { $round_half_up } in 100
charts-label-gone = { $label }, gone
charts-label-none = { $label }: none
charts-waited-on-the-phones = Waited on the phones, gone
charts-waits-on-the-phones = Waits on the phones: { $amount }
charts-whatsapps-backup-finds-room = WhatsApp's backup finds room
charts-while-use-is-below = while use is below this line
charts-no-memory-for-the = no memory for the picture
charts-axis-starts-at-exact = axis starts at { $exact } { $unit }
charts-hardly-ever = hardly ever
charts-never = never
charts-even-odds = even odds
