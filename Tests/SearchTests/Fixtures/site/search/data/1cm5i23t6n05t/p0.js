casebookShard("1cm5i23t6n05t/p0",``)
