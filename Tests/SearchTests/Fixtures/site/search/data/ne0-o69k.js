casebookShard("ne0-o69k",`qx01`)
