BROKER = "broker.example.com:9093"
READINGS = "weather-readings"
