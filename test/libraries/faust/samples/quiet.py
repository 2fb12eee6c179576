from flask import Flask
import faust.types

app = Flask("not-a-group")


class Agents:
    def topic(self, name):
        return name


@Agents().topic
def agent():
    return faust.types


app.topic("not-a-topic")
