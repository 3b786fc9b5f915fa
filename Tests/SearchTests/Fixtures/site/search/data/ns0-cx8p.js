casebookShard("ns0-cx8p",`f2wyelchhrw1upx5wwu5`)
