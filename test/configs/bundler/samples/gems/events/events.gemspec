Gem::Specification.new do |spec|
  spec.name = "events-kafka"
  spec.add_dependency "waterdrop", ">= 2.6"
  spec.add_runtime_dependency("rdkafka", "~> 0.15")
  spec.add_development_dependency "rspec"
end
