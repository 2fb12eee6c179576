# Rdkafka is not used here.
class Config
  def initialize(values)
    @values = values
  end

  def producer
    self
  end
end

Config.new(colour: "red").producer.produce(topic: "paint")
