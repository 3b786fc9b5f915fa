casebookShard("ne0-anz9",`iqxu`)
