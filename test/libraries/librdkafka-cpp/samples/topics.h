#pragma once

namespace shop::topics {
constexpr const char *kOrders = "shop.orders";
inline const std::string kReturns{"shop.returns"};
enum class Kind { Order, Return };
}  // namespace shop::topics
