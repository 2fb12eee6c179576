from tkinter import Application

import quixstreams.logging

app = Application(broker_address="not-kafka:1")
app.topic("not-a-topic")
quixstreams.logging.configure_logging("INFO")
