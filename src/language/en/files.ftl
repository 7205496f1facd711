# Files that cannot be written.

files-cannot-put-file-together = cannot put { $file } together: { $reason }
files-cannot-draw-figure-reason = cannot draw { $figure }: { $reason }
files-display-is-there-already = { $path } is there already and was not written by an earlier run; move it away, choose another folder with --out, or write --force to replace it
files-display-is-a-file = { $path } is a file, but a folder is needed there; move it away or choose another with --out
files-cannot-verb-display-source = cannot { $verb } { $path }: { $source }
files-too-many-unfinished-files = too many unfinished files are left in the folder
