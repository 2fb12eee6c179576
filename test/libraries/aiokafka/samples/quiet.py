import aiokafka


class Bus:
    def send(self, topic, value):
        print(topic, value)

    def transaction(self):
        return self


bus = Bus()
bus.send("not-a-topic", aiokafka.__version__)
with bus.transaction():
    pass
