casebookShard("np0-rq41",`9pkx`)
