class ExportJob
  def perform(id)
    Racecar.produce_sync(value: id.to_s, key: id, topic: "exports")
  end
end
