defmodule Shop.LookAlikes do
  alias Shop.Bus, as: Brod

  # :brod.start_client([{"commented", 9092}], :out)
  def run do
    Brod.produce_sync(:client, "not-kafka", 0, "", "x")
    Phoenix.PubSub.subscribe(Shop.PubSub, "room")
    %{"group.id" => "none", brod: ":brod"}
  end
end
