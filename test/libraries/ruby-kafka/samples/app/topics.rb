module Topics
  AUDIT = "audit.v2"
  ALL = %w[users carts].freeze
end
