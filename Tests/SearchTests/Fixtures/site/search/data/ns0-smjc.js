casebookShard("ns0-smjc",`ckdv9pkxiv7t6jp7enqh`)
