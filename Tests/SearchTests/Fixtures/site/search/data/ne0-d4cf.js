casebookShard("ne0-d4cf",`svl2`)
