# Files that cannot be written.

files-cannot-put-file-together = { $file } lässt sich nicht zusammenstellen: { $reason }
files-cannot-draw-figure-reason = { $figure } lässt sich nicht zeichnen: { $reason }
files-display-is-there-already = { $path } gibt es schon, aber nicht von einem früheren Lauf; verschiebe es, wähle mit --out einen anderen Ordner oder gib --force an, um es zu ersetzen
files-display-is-a-file = { $path } ist eine Datei, hier wird aber ein Ordner gebraucht; verschiebe sie oder wähle mit --out einen anderen
files-cannot-verb-display-source = { $path } lässt sich nicht { $verb ->
    [write] schreiben
    [create] anlegen
    [remove] löschen
   *[other] bearbeiten
}: { $source }
files-too-many-unfinished-files = im Ordner liegen zu viele unfertige Dateien
