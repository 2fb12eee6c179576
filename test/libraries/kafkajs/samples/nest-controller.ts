import { Controller, Inject } from '@nestjs/common';
import { type ClientKafka, ClientProxy, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';

const STOCK = 'stock.changed';

@Controller()
export class StockController {
  constructor(
    @Inject('KAFKA') private readonly kafka: ClientKafka,
    @Inject('TCP') private readonly other: ClientProxy,
  ) {}

  @EventPattern('orders.created')
  created(@Payload() order: unknown) {
    this.kafka.emit(STOCK, { order });
    this.other.emit('not-known-to-be-a-topic', order);
  }

  @MessagePattern([STOCK, 'stock.counted'])
  changed(@Payload() stock: unknown) {
    return this.kafka.send('prices.get', stock);
  }

  @MessagePattern({ cmd: 'sum' })
  sum(values: number[]): number {
    return values.length;
  }
}
