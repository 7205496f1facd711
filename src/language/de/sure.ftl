# How sure the answer is.

sure-good = gut
sure-fair = mittel
sure-rough = grob
sure-nothing-in-this-file = nichts in dieser Datei wächst
sure-every-growth-rate-was = jede Wachstumsrate ist angegeben oder gemessen
sure-1-of-all-growth = 1 von { $all } Wachstumsraten ist geschätzt
sure-guessed-of-all-growth = { $guessed } von { $all } Wachstumsraten sind geschätzt
sure-the-homes-clean = { $clean ->
    [upload] Upload zu Hause
    [efficiency] Ausbeute der Leitung zu Hause
   *[other] { $clean } zu Hause
}
sure-level-photos-growth = Wachstum der Fotos
sure-level-messages-growth = Wachstum der Nachrichten
sure-level-drive-growth = Wachstum von iCloud Drive
sure-level-mail-growth = Wachstum der Mail
sure-level-apps-growth = Wachstum der Apps
sure-level-whatsapp-growth = Wachstum von WhatsApp
sure-level-whatsapp-text-growth = Wachstum der WhatsApp-Nachrichten
sure-level-whatsapp-photos-growth = Wachstum der WhatsApp-Fotos
sure-level-whatsapp-voice-growth = Wachstum der WhatsApp-Sprachnachrichten
sure-level-whatsapp-documents-growth = Wachstum der WhatsApp-Dokumente
sure-level-whatsapp-videos-growth = Wachstum der WhatsApp-Videos
sure-level-share-of-photos-kept = Anteil behaltener Fotos
sure-level-nights-on-power = Nächte am Strom
sure-level-nights-on-wifi = Nächte im WLAN
sure-level-nights-locked = Nächte gesperrt
sure-level-window = Zeitfenster
sure-level-travels = Reisen
sure-level-apps-at-the-start = Größe der Apps
sure-level-photos-a-day = Fotos am Tag
sure-level-video-minutes = Videominuten
sure-level-whatsapp-messages-a-day = WhatsApp-Nachrichten am Tag
sure-quantity-of-device = { $what } ({ $device })
sure-level-weighs-most = ; am meisten wiegt: { $level }
