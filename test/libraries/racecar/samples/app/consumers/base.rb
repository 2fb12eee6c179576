module Topics
  CLICKS = "clicks"
end

class BaseConsumer < Racecar::Consumer
  self.group_id = "base"
end

class ClicksConsumer < BaseConsumer
  subscribes_to Topics::CLICKS, "views"

  def process_batch(messages)
    messages.each { |message| produce(message.value, topic: output) }
  end

  def output
    "clicks.clean"
  end
end
