casebookShard("nt0-i65s",`eo2m`)
