from pydantic import Field
from pydantic_settings import BaseSettings


class BrokerSettings(BaseSettings):
    servers: str = Field(default="localhost:9092", alias="KAFKA_SERVERS")
    refunds: str = Field("orders-refunded", description="where refunds go")
    group: str = Field(default="refunds", alias="groupName")


settings = BrokerSettings()
