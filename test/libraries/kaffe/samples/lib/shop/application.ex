defmodule Shop.Application do
  use Application

  def start(_type, _args) do
    children = [
      %{id: Kaffe.GroupMemberSupervisor, start: {Kaffe.GroupMemberSupervisor, :start_link, []}, type: :supervisor}
    ]

    Supervisor.start_link(children, strategy: :one_for_one)
  end
end
