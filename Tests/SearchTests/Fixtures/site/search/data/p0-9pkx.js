casebookShard("p0-9pkx",``)
