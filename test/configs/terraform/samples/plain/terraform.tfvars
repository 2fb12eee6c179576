replication = 2
