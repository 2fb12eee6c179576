from decimal import Decimal

import orjson


def invoice_for(order: bytes) -> bytes:
    """The invoice of an order; ValueError if the order cannot be read."""
    data = orjson.loads(order)
    total = sum((Decimal(str(line["price"])) * line["quantity"] for line in data["lines"]), Decimal(0))
    return orjson.dumps({"order": data["id"], "customer": data["customer"], "total": str(total)})
