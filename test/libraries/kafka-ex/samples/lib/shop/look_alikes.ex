defmodule Shop.LookAlikes do
  alias Shop.Mail.Request

  # KafkaEx.produce("commented", 0, "x")
  def run do
    Shop.KafkaExtra.produce("not-kafka", 0, "x")
    %Request{topic: "a-mail", required_acks: 1}
    "see KafkaEx.produce/4"
  end
end
