defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [app: :shop, version: "0.1.0", deps: deps()]
  end

  defp deps do
    [
      {:jason, "~> 1.4"},
      # {:kafka_ex, "~> 0.13"},
      {:broadway_kafka, "~> 0.4", override: true},
      {:brod, ">= 3.16.0 and < 5.0.0"},
      {:kaffe, git: "https://example.com/kaffe.git", tag: "v1.27.0"}
    ]
  end
end
