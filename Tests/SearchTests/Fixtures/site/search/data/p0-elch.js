casebookShard("p0-elch",`
`)
