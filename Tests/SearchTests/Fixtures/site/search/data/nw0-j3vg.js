casebookShard("nw0-j3vg",`6jp7`)
