# What charts say beside their titles.

charts-nothing-fixed = nichts fixiert
charts-later = später
charts-round-half-up-in = { $round_half_up } von 100
charts-label-gone = { $label }, weg
charts-label-none = { $label }: nichts
charts-waited-on-the-phones = Wartete auf Telefonen, weg
charts-waits-on-the-phones = Wartet auf Telefonen: { $amount }
charts-whatsapps-backup-finds-room = Das WhatsApp-Backup hat Platz,
charts-while-use-is-below = solange die Kurve darunter bleibt
charts-no-memory-for-the = nicht genug Arbeitsspeicher für das Bild
charts-axis-starts-at-exact = Achse beginnt bei { $exact } { $unit }
charts-hardly-ever = fast nie
charts-never = nie
charts-even-odds = 50 zu 50
