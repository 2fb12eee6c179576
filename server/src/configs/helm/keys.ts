/** Keys that only a broker or only a worker has, whatever the chart. */
export const BROKER =
  /^(offsets\.topic\.|transaction\.state\.log\.|auto\.create\.topics|default\.replication|log\.(retention|segment|cleanup|message|flush|dirs)|advertised\.listeners|listener\.(name|security)|min\.insync|num\.(partitions|network|io|recovery|replica)|delete\.topic|zookeeper\.connect|inter\.broker|broker\.(id|rack)|message\.max|confluent\.(support|metrics)|auto\.leader|unclean|group\.initial|replica\.(lag|fetch|selector)|super\.users|authorizer\.class|process\.roles|controller\.quorum)/;
export const WORKER = /^((config|offset|status)\.storage\.|plugin\.path|internal\.(key|value)\.converter|rest\.advertised)/;
