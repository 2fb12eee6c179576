defmodule Shop.Publisher do
  alias Kaffe.Producer

  @audit "audit"

  def publish(key, value), do: Producer.produce_sync("orders", [{key, value}])

  def audit(key, value) do
    Producer.produce_sync(@audit, key, value)
  end

  def note(value), do: Shop.Notes.Producer.produce_sync("not-kafka", "k", value)
end
