class UserBanConsumer < Racecar::Consumer
  subscribes_to "user_banned", start_from_beginning: false, max_bytes_per_partition: 524_288

  def process(message)
    produce(message.value, topic: "bans.processed", key: message.key)
    deliver!
  end
end
