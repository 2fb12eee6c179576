module
require (
	github.com/IBM/sarama
	github.com/IBM/sarama v1.43.0
	)) v1
