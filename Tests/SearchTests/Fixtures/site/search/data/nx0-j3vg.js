casebookShard("nx0-j3vg",`6jp7`)
