# Karafka is only mentioned: a router of another framework.
class Router < Web::App
  setup do |config|
    config.client_id = "web"
  end

  routes.draw do
    topic :home do
      consumer HomePage
    end
  end
end
