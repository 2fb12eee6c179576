defmodule Billing.MixProject do
  use Mix.Project

  def project, do: [app: :billing, deps: [{:brod, "~> 4.3"}], lockfile: "../../mix.lock"]
end
