casebookShard("nd0-vimj",`ujah`)
